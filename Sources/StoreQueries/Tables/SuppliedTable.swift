/// A table of queries whose rows somebody else works out, all of them when a query first asks for one.
package struct SuppliedTable {
    /// A column.
    package struct Column {
        let name: String
        let kind: ColumnKind
        let about: String

        /// Describes a column.
        package init(_ name: String, _ kind: ColumnKind, _ about: String) {
            self.name = name
            self.kind = kind
            self.about = about
        }
    }

    let name: String
    let about: String
    let columns: [Column]
    let rows: () throws -> any SuppliedRows

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - about: What a row is, as a line of help.
    ///   - rows: Works the rows out; called once a connection. What it throws, the query does.
    package init(_ name: String, about: String, columns: [Column], rows: @escaping () throws -> any SuppliedRows) {
        self.name = name
        self.about = about
        self.columns = columns
        self.rows = rows
    }
}

/// The rows of a supplied table.
package protocol SuppliedRows {
    /// How many there are.
    var count: Int { get }

    /// The value in a row and a column, both counted from 0.
    func value(row: Int, column: Int) -> QueryValue
}

/// A supplied table as queries see it.
final class SuppliedVirtualTable: VirtualTable {
    private let supply: () throws -> any SuppliedRows
    private var known: (any SuppliedRows)?

    init(_ table: SuppliedTable, run: QueryRun) {
        supply = table.rows
        super.init(
            name: table.name,
            about: table.about,
            columns: table.columns.map { TableColumn($0.name, $0.kind, $0.about) },
            run: run
        )
    }

    /// Its rows are found by nothing, so that it is best gone through once, and others looked up for each of them.
    override var rowCount: Int { 20 }

    override func makeCursor() -> TableCursor { SuppliedCursor(self) }

    func rows() throws -> any SuppliedRows {
        if let known { return known }
        let rows = try supply()
        known = rows
        return rows
    }
}

/// Goes through supplied rows.
final class SuppliedCursor: TableCursor {
    private let table: SuppliedVirtualTable
    private var rows: (any SuppliedRows)?
    private var row = 0
    private var count = 0

    init(_ table: SuppliedVirtualTable) {
        self.table = table
    }

    override var isAtEnd: Bool { row >= count }
    override func rowNumber() throws -> Int64 { Int64(row) }

    override func start(_ bounds: RowBounds) throws {
        let found = try table.rows()
        (rows, row, count) = (found, 0, found.count)
    }

    override func next() throws { row += 1 }

    override func put(_ column: Int, into result: ResultSink) throws {
        switch rows?.value(row: row, column: column) ?? .null {
        case .null: result.null()
        case .integer(let number): result.integer(number)
        case .real(let number): result.real(number)
        case .text(let text): result.text(text)
        case .blob(let bytes): bytes.withUnsafeBytes { result.text($0) }
        }
    }
}
