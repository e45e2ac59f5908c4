internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentEngine
internal import SegmentLanguage

/// A line of standard input.
struct Question: Decodable {
    /// What is asked.
    enum Kind: String, Decodable {
        /// How many contacts are in a segment.
        case segment
        /// How large a segment was at 24 ends of months.
        case history
        /// The scores of all contacts, by quintiles.
        case rfm
        /// The average check by month and currency, of all statuses: orders and what their totals come to.
        case averageCheck
        /// The same with all that is told of a month.
        case averageCheckTable
        /// The sum of columns of events, and of their contacts, decoded by one thread: what no answer can do without.
        case plainRead
        /// How many events there are.
        case rows
    }

    let kind: Kind
    /// The segment, for the first two.
    let segment: String?
    /// The day that is asked about.
    let day: String
    /// The currency, for RFM.
    let currency: String?
    /// The type of the events, for the last two.
    let eventType: String?
    /// The parameters, and fields of lines as `items.cost`, for a plain read.
    let columns: [String]?
    /// How many days up to the one that is asked about; all if there is none.
    let days: Int64?

    /// What is wrong with a question.
    struct Unanswerable: Error { let what: String }

    /// Answers it: how many contacts, rows or moments there are.
    func answer(_ snapshot: StoreSnapshot) throws -> Int {
        guard let asOf = AsOf(day, zone: snapshot.zone) else { throw Unanswerable(what: "no day: \(day)") }
        switch kind {
        case .segment: return try size(snapshot, asOf)
        case .history:
            let text = segment ?? ""
            let definition = SegmentDefinition(try parseSegment(text), text: text)
            return try SegmentEngine.history(
                definition,
                snapshot: snapshot,
                at: CalendarEnds.every(.month, from: asOf.moment.adding(days: -730), to: asOf.moment)
            ).entries.count
        case .rfm:
            let selection = OrderSelection(asOf: asOf.moment, currency: currency.map { .named($0) })
            let settings = RFMResult.Settings(method: .quantile(bins: 5))
            let result = try RFMResult(
                OrderBook(snapshot, asOf: asOf.moment),
                selection,
                settings,
                firstOccurred: snapshot.contacts.knownSince
            )
            return result.figures.count
        case .averageCheck, .averageCheckTable:
            let selection = OrderSelection(asOf: asOf.moment, statuses: Set(OrderStatus.allCases))
            let book = try OrderBook(snapshot, asOf: asOf.moment)
            let asked = kind == .averageCheck ? [] : AverageCheckFigures.all
            return try AverageCheck(book, selection, by: .time(.month), asking: asked).rows.count
        case .plainRead: return try plainRead(snapshot, asOf)
        case .rows:
            var count = 0
            try forEachRowGroup(snapshot, asOf, []) { count += $0.count }
            return count
        }
    }

    /// Calls with the events that are asked for, row group by row group.
    private func forEachRowGroup(
        _ snapshot: StoreSnapshot,
        _ asOf: AsOf,
        _ columns: Set<UInt32>,
        _ body: (EventBuffer) -> Void
    ) throws {
        guard let type = eventType.flatMap({ snapshot.eventType(named: $0) }) else {
            throw Unanswerable(what: "no events of type \(eventType ?? "")")
        }
        let end = asOf.moment.microseconds + 1
        let needs = RowGroupNeeds(columns: columns, from: days.map { end - $0 * 86_400_000_000 } ?? .min, to: end)
        for group in snapshot.rowGroups
        where group.eventType == type && group.occurred.upperBound >= needs.from && group.occurred.lowerBound < needs.to
        {
            body(try snapshot.fetch(group, needs).unpacked())
        }
    }

    private func plainRead(_ snapshot: StoreSnapshot, _ asOf: AsOf) throws -> Int {
        var wanted: Set<UInt32> = []
        for name in columns ?? [] {
            let names = name.split(separator: ".").map(String.init)
            guard let column = names.first.flatMap({ snapshot.parameterColumn(named: $0) }) else {
                throw Unanswerable(what: "no parameter \(name)")
            }
            wanted.insert(column)
            if names.count > 1, let field = snapshot.fieldColumn(named: names[1], of: column) { wanted.insert(field) }
        }
        var sum: Int64 = 0
        try forEachRowGroup(snapshot, asOf, wanted) { buffer in
            for contact in buffer.contacts { sum &+= Int64(contact) }
            for column in buffer.columns.values {
                for values in [column.values] + (column.lines?.columns.values.map(\.values) ?? []) {
                    for value in values { sum &+= value }
                }
            }
        }
        return Int(sum)
    }

    private func resolved(_ snapshot: StoreSnapshot, _ asOf: AsOf) throws -> ResolvedSegment {
        let text = segment ?? ""
        return try SegmentResolver(names: KnownNames(snapshot), asOf: asOf).resolve(try parseSegment(text), text: text)
    }

    /// The size, which is all that is asked of the peers.
    private func size(_ snapshot: StoreSnapshot, _ asOf: AsOf) throws -> Int {
        let segment = try resolved(snapshot, asOf)
        let table = try SegmentEngine(snapshot).evaluate(segment.conditions, asOf: asOf)
        return table.combinations.reduce(0) { $0 + (segment.tree.holds($1.mask) ? $1.contacts : 0) }
    }
}
