/// A table of queries whose rows are made when they are asked for.
///
/// A subclass says what its columns are and makes cursors. One thread at a time uses it.
class VirtualTable {
    /// The name in SQL.
    let name: String
    /// What a row is, as a line of help.
    let about: String
    /// The columns, left to right.
    let columns: [TableColumn]
    /// What the run of queries shares.
    let run: QueryRun

    /// How many columns a table has at most: SQLite's own limit is 2,000.
    static let greatestColumnCount = 1_990

    init(name: String, about: String, columns: [TableColumn], run: QueryRun) {
        self.name = name
        self.about = about
        self.columns = columns
        self.run = run
    }

    /// About how many rows it has.
    var rowCount: Int { 0 }

    /// About how many rows are left after some comparisons; SQLite joins tables in the order that this makes cheap.
    func estimatedRows(_ narrowing: RowNarrowing) -> Double {
        narrowing.estimatedRows(of: rowCount, eventTypes: 1, contacts: 1)
    }

    /// A cursor, not yet at a row.
    func makeCursor() -> TableCursor { TableCursor() }

    /// The table as `CREATE TABLE` has it.
    var declaration: String {
        "CREATE TABLE x(\(columns.map(\.declaration).joined(separator: ", ")))"
    }
}

/// A place in a table that goes from row to row.
///
/// SQLite calls it for every row and value, so it is a class with methods of its own, and not a protocol.
class TableCursor {
    /// Whether there are no more rows.
    var isAtEnd: Bool { true }
    /// A number of the row.
    func rowNumber() throws -> Int64 { 0 }

    /// Goes to the first row that may lie within bounds; SQLite looks at each row again.
    func start(_ bounds: RowBounds) throws {}

    /// Goes to the next row.
    func next() throws {}

    /// Gives the value of a column in this row.
    func put(_ column: Int, into result: ResultSink) throws { result.null() }
}
