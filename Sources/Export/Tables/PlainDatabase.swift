internal import Foundation
internal import GRDBSQLite
internal import StoreQueries

/// A new SQLite file that is filled by one writer and read by nobody before it is whole.
final class PlainDatabase {
    private let path: String
    private var connection: OpaquePointer?

    /// Opens an empty file; a failure speaks of `path`.
    init(_ file: String, path: String) throws(ExportFailure) {
        self.path = path
        try check(sqlite3_open_v2(file, &connection, SQLITE_OPEN_READWRITE, nil))
        // A file that is not whole is thrown away, so nothing need be taken back in it.
        try run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN")
    }

    deinit {
        sqlite3_close_v2(connection)
    }

    /// Runs statements without results.
    func run(_ sql: String) throws(ExportFailure) {
        try check(sqlite3_exec(connection, sql, nil, nil, nil))
    }

    /// Makes a table and what fills it.
    func makeTable(_ name: String, _ columns: [TableColumn], key: String = "") throws(ExportFailure) -> TableInsert {
        let declarations = columns.map(\.declaration) + (key.isEmpty ? [] : [key])
        try run("CREATE TABLE \(SQLName.quoted(name)) (\(declarations.joined(separator: ", ")))")
        let places = Array(repeating: "?", count: columns.count).joined(separator: ",")
        var statement: OpaquePointer?
        let sql = "INSERT INTO \(SQLName.quoted(name)) VALUES (\(places))"
        try check(sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
        return TableInsert(statement, self)
    }

    /// Ends the writing; every ``TableInsert`` must be gone.
    func close() throws(ExportFailure) {
        try run("COMMIT")
        try check(sqlite3_close(connection))
        connection = nil
    }

    func check(_ code: Int32) throws(ExportFailure) {
        guard code != SQLITE_OK, code != SQLITE_DONE else { return }
        let words = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
        guard code & 0xFF != SQLITE_CONSTRAINT else {
            throw ExportFailure(path: path, detail: words, isContradiction: true)
        }
        let advice = code & 0xFF == SQLITE_FULL ? "; make room on the disk" : ""
        throw ExportFailure(path: path, detail: "cannot be written: \(words)\(advice)")
    }
}

/// Adds rows to a table, value by value.
final class TableInsert {
    private let statement: OpaquePointer?
    private let database: PlainDatabase
    private var column: Int32 = 0

    /// SQLite copies such a text at once.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ statement: OpaquePointer?, _ database: PlainDatabase) {
        self.statement = statement
        self.database = database
    }

    deinit {
        sqlite3_finalize(statement)
    }

    func appendMissing() {
        column += 1
        sqlite3_bind_null(statement, column)
    }

    func append(_ value: Int64) {
        column += 1
        sqlite3_bind_int64(statement, column, value)
    }

    func append(_ value: Double) {
        column += 1
        sqlite3_bind_double(statement, column, value)
    }

    func append(_ text: [UInt8]) {
        column += 1
        // An empty array may have no memory, and no memory stands for no value.
        guard !text.isEmpty else {
            sqlite3_bind_text(statement, column, "", 0, Self.transient)
            return
        }
        text.withUnsafeBytes { bytes in
            _ = sqlite3_bind_text64(
                statement,
                column,
                bytes.assumingMemoryBound(to: CChar.self).baseAddress,
                UInt64(bytes.count),
                Self.transient,
                UInt8(SQLITE_UTF8)
            )
        }
    }

    func append(_ text: String?) {
        if let text { append(Array(text.utf8)) } else { appendMissing() }
    }

    /// Ends the row.
    func end() throws(ExportFailure) {
        try database.check(sqlite3_step(statement))
        sqlite3_reset(statement)
        column = 0
    }
}
