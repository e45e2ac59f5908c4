internal import EventModel
internal import EventStore

/// What was gathered while all events were looked at, for rules on all of the data.
final class AuditSurvey {
    let context: AuditContext
    let values = ValueCensus()
    /// Which identifiers were given together; nil if no rule asks.
    let identities: IdentityCensus?
    let orders: OrderHistory
    var requests = RequestWatch()
    /// How many events of each type there are.
    private(set) var eventCounts: [Int]
    /// The source that is named for findings on all of the data.
    let firstSource: String?

    init(_ context: AuditContext, _ needs: SurveyNeeds, _ orderEventsAtOnce: Int) throws {
        self.context = context
        if !needs.isDisjoint(with: [.orders, .repeated]) { try context.readRepeated() }
        identities = needs.contains(.identities) ? IdentityCensus(context) : nil
        orders = OrderHistory(context, needs, stepsAtOnce: orderEventsAtOnce)
        eventCounts = Array(repeating: 0, count: context.eventTypes.count)
        firstSource = try context.snapshot.sourceRuns().first?.source
    }

    /// Takes what was read of the next row group.
    func take(_ reading: GroupReading) {
        eventCounts[Int(reading.eventType)] += reading.events
        values.take(reading.values)
        if let read = reading.identities { identities?.take(read) }
        orders.take(reading.orders)
    }

    /// Calls with each value of a column once more, with its event and its place there; other columns are not read.
    func forEachValue(
        of column: UInt32,
        _ body: (_ values: ColumnBuffer, _ row: Int, _ event: Int64, _ spot: Spot) throws -> Void
    ) throws {
        let name = context.snapshot.columnName(column)
        let isField = name.scope == .lineField
        for rowGroup in context.snapshot.rowGroups where try context.snapshot.entry(of: column, in: rowGroup) != nil {
            let wanted: Set<UInt32> = isField ? [column, name.parent] : [column]
            let buffer = try context.snapshot.read(rowGroup, columns: wanted)
            let group = EventGroup(buffer, of: rowGroup.part, context)
            if isField {
                guard let parent = buffer.columns[name.parent], let values = parent.lines?.columns[column] else {
                    continue
                }
                let owners = group.owners(ofLinesOf: parent)
                for line in 0..<values.count where owners[line].row >= 0 {
                    let spot = Spot(.field(of: name.parent, line: owners[line].line, column))
                    try body(values, line, group.event(Int(owners[line].row)), spot)
                }
            } else if let values = buffer.columns[column] {
                for row in 0..<values.count { try body(values, row, group.event(row), Spot(.column(column))) }
            }
        }
    }

    /// Calls with each event of one type: its number.
    func forEachEvent(ofType type: UInt32, _ body: (Int64) throws -> Void) throws {
        for rowGroup in context.snapshot.rowGroups where rowGroup.eventType == type {
            let buffer = try context.snapshot.read(rowGroup, columns: [])
            for position in buffer.positions { try body(rowGroup.part.firstEvent + Int64(position)) }
        }
    }
}
