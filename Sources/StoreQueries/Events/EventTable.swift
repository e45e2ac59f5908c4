internal import EventStore

/// All events, or those of one type with their parameters.
final class EventTable: VirtualTable {
    let source: EventSource
    let parameters: [ValueColumn]

    init(
        name: String,
        about: String,
        source: EventSource,
        parameters: ValueColumns,
        run: QueryRun
    ) {
        self.source = source
        self.parameters = parameters.values
        let columns = EventColumn.allCases.map(\.column) + parameters.columns
        super.init(name: name, about: about, columns: columns, run: run)
    }

    override var rowCount: Int { source.eventCount }

    override func estimatedRows(_ narrowing: RowNarrowing) -> Double {
        source.estimatedRows(narrowing, of: rowCount)
    }

    override func makeCursor() -> TableCursor { EventTableCursor(self) }
}

/// Goes through events.
final class EventTableCursor: TableCursor {
    private let table: EventTable
    private let scan: EventScan
    private let fixed: EventColumnReader
    private var columns: RowGroupColumns?
    private var buffers: [ColumnBuffer?]
    private var isLoaded: [Bool]

    init(_ table: EventTable) {
        self.table = table
        scan = EventScan(table.source)
        fixed = EventColumnReader(scan, table.source.events)
        buffers = Array(repeating: nil, count: table.parameters.count)
        isLoaded = Array(repeating: false, count: table.parameters.count)
    }

    override var isAtEnd: Bool { scan.isAtEnd }
    override func rowNumber() throws -> Int64 { try fixed.event() }

    override func start(_ bounds: RowBounds) throws { try scan.start(bounds) }

    override func next() throws { try scan.next() }

    override func put(_ column: Int, into result: ResultSink) throws {
        if let own = EventColumn(rawValue: column) { return try fixed.put(own, into: result) }
        let index = column - EventColumn.allCases.count
        guard index < isLoaded.count, let columns = scan.columns else { return result.null() }
        if self.columns !== columns {
            self.columns = columns
            for index in isLoaded.indices { isLoaded[index] = false }
        }
        if !isLoaded[index] { try load(index, columns) }
        table.parameters[index].put(scan.row, of: buffers[index], table.source.events.snapshot, into: result)
    }

    private func load(_ index: Int, _ columns: RowGroupColumns) throws {
        buffers[index] = try columns.lists(table.parameters[index].number, table.source.events.snapshot)
        isLoaded[index] = true
    }
}

extension RowGroupColumns {
    /// The values of a parameter, the fields of its lines among them if there are any.
    func lists(_ number: UInt32, _ snapshot: StoreSnapshot) throws -> ColumnBuffer? {
        let column = try column(number)
        guard column?.lines != nil else { return column }
        for field in snapshot.fields(of: number) { _ = try self.field(field, of: number) }
        return column
    }
}
