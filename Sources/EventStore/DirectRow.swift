internal import GRDB
internal import GRDBSQLite

/// The row at which a running statement stands, read straight from SQLite.
///
/// For statements that run hundreds of times before a first answer: GRDB looks up the names of all columns for each run, which
/// takes longer than reading a row of the catalogue. Of use only until the statement goes on.
struct DirectRow {
    fileprivate let handle: OpaquePointer

    /// A whole number.
    subscript(index: Int) -> Int64 { sqlite3_column_int64(handle, Int32(index)) }

    /// A whole number; nil for NULL.
    func optional(_ index: Int) -> Int64? {
        sqlite3_column_type(handle, Int32(index)) == SQLITE_NULL ? nil : self[index]
    }

    /// Calls with the bytes of a blob.
    func withBytes<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let start = sqlite3_column_blob(handle, Int32(index))
        return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(index)))))
    }
}

extension Statement {
    /// Runs the statement and calls with each row.
    ///
    /// - Parameters:
    ///   - arguments: What its parameters stand for, all of them whole numbers.
    ///   - body: What is done with a row; it ends the run by returning `false`.
    func forEachDirectRow(_ arguments: [Int64], _ body: (DirectRow) throws -> Bool) throws {
        let handle = sqliteStatement
        sqlite3_reset(handle)
        defer { sqlite3_reset(handle) }
        for (index, argument) in arguments.enumerated() { sqlite3_bind_int64(handle, Int32(index + 1), argument) }
        while true {
            let code = sqlite3_step(handle)
            guard code == SQLITE_ROW else {
                guard code == SQLITE_DONE else { throw Self.error(code, handle, sql) }
                return
            }
            guard try body(DirectRow(handle: handle)) else { return }
        }
    }

    /// Runs the statement and calls with its first row; nil if there is none.
    func withDirectRow<Result>(_ arguments: [Int64], _ body: (DirectRow) throws -> Result) throws -> Result? {
        var result: Result?
        try forEachDirectRow(arguments) { row in
            result = try body(row)
            return false
        }
        return result
    }

    private static func error(_ code: Int32, _ handle: OpaquePointer, _ sql: String) -> DatabaseError {
        let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
    }
}
