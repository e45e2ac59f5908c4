internal import EventStore

/// The lines of a list, the items of orders above all, each with its event.
final class LineTable: VirtualTable {
    /// The number of the list's column.
    let list: UInt32
    let source: EventSource
    let fields: [ValueColumn]
    private let lineCount: Int

    /// The columns before those of the lines' fields: these events' own, the place of the line among its event's behind
    /// the first of them.
    static let ownColumns =
        [EventColumn.event.column, TableColumn("line", .integer, "the line's place in the list, from 1")]
        + EventColumn.allCases.dropFirst().map(\.column)

    init(
        name: String,
        about: String,
        list: UInt32,
        source: EventSource,
        fields: ValueColumns,
        run: QueryRun
    ) {
        self.list = list
        self.source = source
        self.fields = fields.values
        lineCount = source.eventCount * 2
        super.init(name: name, about: about, columns: Self.ownColumns + fields.columns, run: run)
    }

    override var rowCount: Int { lineCount }

    override func estimatedRows(_ narrowing: RowNarrowing) -> Double {
        source.estimatedRows(narrowing, of: rowCount)
    }

    override func makeCursor() -> TableCursor { LineTableCursor(self) }
}

/// Goes through lines, event by event.
final class LineTableCursor: TableCursor {
    private let table: LineTable
    private let scan: EventScan
    private let fixed: EventColumnReader
    private var columns: RowGroupColumns?
    private var list: ColumnBuffer?
    private var buffers: [ColumnBuffer?]
    private var isLoaded: [Bool]
    private var lines = PackedRange(start: 0, count: 0)
    private var line = 0

    init(_ table: LineTable) {
        self.table = table
        scan = EventScan(table.source)
        fixed = EventColumnReader(scan, table.source.events)
        buffers = Array(repeating: nil, count: table.fields.count)
        isLoaded = Array(repeating: false, count: table.fields.count)
    }

    override var isAtEnd: Bool { scan.isAtEnd }
    override func rowNumber() throws -> Int64 { PackedRange(start: Int(try fixed.event()), count: line + 1).packed }

    override func start(_ bounds: RowBounds) throws {
        try scan.start(bounds)
        try findLines()
    }

    override func next() throws {
        line += 1
        guard line >= lines.count else { return }
        try scan.next()
        try findLines()
    }

    /// Goes on to the next event that has lines, if this one has none.
    private func findLines() throws {
        line = 0
        while !scan.isAtEnd, let columns = scan.columns {
            if self.columns !== columns { try enter(columns) }
            if let list, scan.row < list.count, list.classes[scan.row].isLines {
                lines = PackedRange(list.values[scan.row])
                if lines.count > 0 { return }
            }
            try scan.next()
        }
    }

    private func enter(_ columns: RowGroupColumns) throws {
        self.columns = columns
        list = try columns.column(table.list)
        for index in isLoaded.indices { isLoaded[index] = false }
    }

    override func put(_ column: Int, into result: ResultSink) throws {
        let field = column - LineTable.ownColumns.count
        guard field < 0 else { return try putField(field, into: result) }
        switch column {
        case 0: try fixed.put(.event, into: result)
        case 1: result.integer(Int64(line + 1))
        default:
            if let own = EventColumn(rawValue: column - 1) { try fixed.put(own, into: result) } else { result.null() }
        }
    }

    private func putField(_ index: Int, into result: ResultSink) throws {
        guard index < isLoaded.count else { return result.null() }
        if !isLoaded[index] {
            buffers[index] = try columns?.field(table.fields[index].number, of: table.list)
            isLoaded[index] = true
        }
        table.fields[index].put(lines.start + line, of: buffers[index], table.source.events.snapshot, into: result)
    }
}
