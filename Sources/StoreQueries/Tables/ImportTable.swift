internal import EventStore

/// The sources that were imported.
final class ImportTable: VirtualTable {
    let imports: [StoreInformation.ImportedFile]

    init(_ imports: [StoreInformation.ImportedFile], run: QueryRun) {
        self.imports = imports
        super.init(
            name: "imports",
            about: "the files that were imported",
            columns: [
                TableColumn("import", .integer, "the import's number, as in events"),
                TableColumn("source", .text, "the path as it was given"),
                TableColumn("started", .text, "when it began, in UTC"),
                TableColumn("finished", .boolean, "whether the file was read to its end"),
                TableColumn("read", .integer, "events in the file"),
                TableColumn("stored", .integer, "events that were new"),
                TableColumn("duplicate", .integer, "events that were there already"),
                TableColumn("rejected", .integer, "what was no event"),
            ],
            run: run
        )
    }

    override var rowCount: Int { imports.count }

    override func makeCursor() -> TableCursor { ImportTableCursor(self) }
}

/// Goes through imports.
final class ImportTableCursor: TableCursor {
    private let table: ImportTable
    private var row = 0

    init(_ table: ImportTable) {
        self.table = table
    }

    override var isAtEnd: Bool { row >= table.imports.count }
    override func rowNumber() throws -> Int64 { Int64(table.imports[row].number) }
    override func start(_ bounds: RowBounds) throws { row = 0 }
    override func next() throws { row += 1 }

    override func put(_ column: Int, into result: ResultSink) throws {
        let found = table.imports[row]
        switch column {
        case 0: result.integer(Int64(found.number))
        case 1: result.text(found.source)
        case 2: result.text(found.started)
        case 3: result.integer(found.isFinished ? 1 : 0)
        case 4: result.integer(Int64(found.events.read))
        case 5: result.integer(Int64(found.events.stored))
        case 6: result.integer(Int64(found.events.duplicate))
        default: result.integer(Int64(found.events.rejected))
        }
    }
}
