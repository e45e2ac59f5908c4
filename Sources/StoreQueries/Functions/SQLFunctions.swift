internal import GRDBSQLite

/// The values that a function of SQL was called with.
struct FunctionArguments {
    private let values: UnsafeMutablePointer<OpaquePointer?>?
    /// How many.
    let count: Int

    init(_ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
        self.count = Int(count)
        self.values = values
    }

    /// One of them.
    subscript(index: Int) -> OpaquePointer? { values?[index] }

    /// Whether one of them is NULL.
    func isNull(_ index: Int) -> Bool { sqlite3_value_type(self[index]) == SQLITE_NULL }

    /// The bytes of one as a text, valid until the next question about it.
    func bytes(_ index: Int) -> UnsafeRawBufferPointer {
        let text = sqlite3_value_text(self[index])
        return UnsafeRawBufferPointer(start: text, count: Int(sqlite3_value_bytes(self[index])))
    }

    /// One as a text.
    func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }
}

/// The functions that queries have beside SQLite's own.
enum SQLFunctions {
    /// The functions do the same for the same arguments, and nothing else.
    static let pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS

    /// Makes all of them known to a connection.
    static func register(in connection: OpaquePointer?) {
        TextFunctions.register(in: connection)
        NumberFunctions.register(in: connection)
        ExactSum.register(in: connection)
        DecimalSum.register(in: connection)
        Percentile.register(in: connection)
    }
}
