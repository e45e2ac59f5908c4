internal import GRDB
internal import GRDBSQLite

/// Writes the rows of events that are to be sent, each with numbers alone and without a value object for any of them: there
/// are fifty thousand rows a second.
struct EventInsertion {
    private let database: Database
    private let statement: Statement

    /// Prepares it; an event that has a row moves to its new batch.
    init(_ database: Database) throws {
        self.database = database
        statement = try database.cachedStatement(
            sql: """
                INSERT INTO event (account, occurred, high, low, occurrence, type, batch) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET batch = excluded.batch, status = NULL
                """
        )
    }

    /// Writes a row.
    func execute(account: Int, _ key: EventKey, type: Int, batch: Int) throws {
        let handle = statement.sqliteStatement
        var code = sqlite3_bind_int64(handle, 1, Int64(account))
        code |= sqlite3_bind_int64(handle, 2, key.occurred)
        code |= sqlite3_bind_int64(handle, 3, Int64(bitPattern: key.fingerprint.high))
        code |= sqlite3_bind_int64(handle, 4, Int64(bitPattern: key.fingerprint.low))
        code |= sqlite3_bind_int64(handle, 5, Int64(key.occurrence))
        code |= sqlite3_bind_int64(handle, 6, Int64(type))
        code |= sqlite3_bind_int64(handle, 7, Int64(batch))
        if code == SQLITE_OK { code = sqlite3_step(handle) }
        // The message speaks of the step, so it is read before the statement is made ready for the next row.
        let message = code == SQLITE_DONE ? nil : sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
        _ = sqlite3_reset(handle)
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
    }
}
