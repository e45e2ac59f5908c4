internal import EventStore

/// The columns that every table of events has.
enum EventColumn: Int, CaseIterable {
    case event
    case type
    case contact
    case key
    case occurred
    case importNumber

    /// The column as a table has it.
    var column: TableColumn {
        switch self {
        case .event: TableColumn("event", .integer, "the event's number, in the order of reading", pushdown: .event)
        case .type: TableColumn("type", .text, "the eventTypeKey", pushdown: .eventType)
        case .contact:
            TableColumn("contact", .integer, "whose it is, as in contacts; NULL for nobody", pushdown: .contact)
        case .key: TableColumn("key", .text, "the keyValue")
        case .occurred: TableColumn("occurred", .time, "when it happened", pushdown: .occurred)
        case .importNumber: TableColumn("import", .integer, "the import that brought it, as in imports")
        }
    }
}

/// Gives the values of these columns for the event at which a scan stands, each decoded once a row group.
final class EventColumnReader {
    private let scan: EventScan
    private let events: StoredEvents
    private let key: ValueColumn?
    private var columns: RowGroupColumns?
    private var occurred: [Int64] = []
    private var contacts: [UInt32] = []
    private var positions: [UInt32] = []
    private var keys: ColumnBuffer?
    private var isLoaded = [Bool](repeating: false, count: EventColumn.allCases.count)

    init(_ scan: EventScan, _ events: StoredEvents) {
        self.scan = scan
        self.events = events
        key = events.keyColumn.map { ValueColumn($0, .text, events.snapshot) }
    }

    /// The number of the event.
    func event() throws -> Int64 {
        guard let columns = scan.columns else { return -1 }
        try load(.event, columns)
        return columns.group.part.firstEvent + Int64(positions[scan.row])
    }

    func put(_ column: EventColumn, into result: ResultSink) throws {
        guard let columns = scan.columns else { return result.null() }
        try load(column == .importNumber ? .event : column, columns)
        let row = scan.row
        switch column {
        case .event: result.integer(columns.group.part.firstEvent + Int64(positions[row]))
        case .type: events.snapshot.withEventTypeName(columns.group.eventType) { result.lastingText($0) }
        case .contact: contacts[row] == EventBuffer.noContact ? result.null() : result.integer(Int64(contacts[row]))
        case .key:
            if let key { key.put(row, of: keys, events.snapshot, into: result) } else { result.null() }
        case .occurred: result.time(occurred[row])
        case .importNumber:
            let event = columns.group.part.firstEvent + Int64(positions[row])
            if let number = events.importNumber(of: event) { result.integer(number) } else { result.null() }
        }
    }

    /// Decodes what a column needs, if the scan has gone on to another row group since.
    @inline(__always)
    private func load(_ column: EventColumn, _ columns: RowGroupColumns) throws {
        if self.columns !== columns {
            self.columns = columns
            for index in isLoaded.indices { isLoaded[index] = false }
        }
        guard !isLoaded[column.rawValue] else { return }
        switch column {
        case .event, .importNumber: positions = try columns.positions.get()
        case .contact: contacts = try columns.contacts.get()
        case .occurred: occurred = try columns.occurred.get()
        case .key: keys = try events.keyColumn.flatMap { try columns.column($0) }
        case .type: break
        }
        isLoaded[column.rawValue] = true
    }
}
