package import EventModel
package import EventStore
internal import GRDBSQLite

/// Answers queries in SQL about a store.
///
/// The queries see tables that are made from the chunks of the store as they are read, in a database in memory that holds
/// nothing else: not the store's own tables, and nothing that could be written. One thread at a time uses a connection, and
/// not beyond the life of the snapshot.
package final class QueryConnection {
    private let tables: VirtualTableModule.Tables
    private let clock: ClockOrder
    private let guardian = ReadingGuard()
    private let run = QueryRun()
    private var handle: OpaquePointer?
    private let goesOn: (_ rowsRead: Int) -> Bool
    fileprivate var wasStopped = false

    /// How many of SQLite's steps lie between two questions whether to go on: some tenths of a millisecond.
    private static let stepsBetweenQuestions: Int32 = 5_000
    /// One call of a function must neither take all memory nor keep anybody from stopping the query.
    private static let mostBytesOfValue: Int32 = 64 << 20

    /// Opens a connection.
    ///
    /// - Parameters:
    ///   - now: What `now()` gives, the time on the store's clock.
    ///   - supplied: Tables beside those of the store, which are listed behind those that every store has.
    ///   - goesOn: Asked again and again while a query runs, with how many rows of tables it has gone through; `false` stops
    ///     the query.
    /// - Throws: ``QueryError``, and `StoreError` where the store cannot be read.
    package init(
        _ snapshot: StoreSnapshot,
        now: WallClock,
        supplied: [SuppliedTable] = [],
        goesOn: @escaping (_ rowsRead: Int) -> Bool = { _ in true }
    ) throws {
        self.goesOn = goesOn
        clock = ClockOrder(snapshot.zone)
        tables = VirtualTableModule.Tables(try StoreTables(snapshot, run: run).all(with: supplied), clock: clock)
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
        handle = opened
        guard code == SQLITE_OK else { throw QueryError.failed(Self.message(of: opened)) }
        _disableDoubleQuotedStringLiterals(handle)
        _ = clock.register(in: handle)
        SQLFunctions.register(in: handle)
        ClockFunction.register(now, in: handle)
        _ = VirtualTableModule.register(tables, in: handle)
        try createTables()
        makeTableFunctions()
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.mostBytesOfValue)
        guardian.watch(handle)
        sqlite3_progress_handler(
            handle,
            Self.stepsBetweenQuestions,
            { connection in
                guard let connection else { return 0 }
                return Unmanaged<QueryConnection>.fromOpaque(connection).takeUnretainedValue().mayGoOn() ? 0 : 1
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    /// The tables, those that every store has first.
    package var tableDescriptions: [TableDescription] {
        tables.all.map { TableDescription($0) }
    }

    /// How many rows of tables the queries have gone through.
    package var rowsRead: Int { run.rowsRead }

    /// Prepares a query.
    ///
    /// - Throws: ``QueryError`` if it is none, says more than one thing, or would do more than read.
    package func prepare(_ text: String) throws -> QueryStatement {
        run.failure = nil
        wasStopped = false
        guardian.begin()
        return try QueryStatement(text, self)
    }

    private func createTables() throws {
        for (number, table) in tables.all.enumerated() {
            let sql = "CREATE VIRTUAL TABLE \(SQLName.quoted(table.name)) USING \(VirtualTableModule.name)(\(number))"
            let code = sqlite3_exec(handle, sql, nil, nil, nil)
            guard code == SQLITE_OK else {
                throw QueryError.failed("table \(table.name): \(Self.message(of: handle))")
            }
        }
    }

    /// Has SQLite make its table-valued functions, which looks like writing to the guard.
    private func makeTableFunctions() {
        for function in ReadingGuard.tables { sqlite3_exec(handle, "SELECT * FROM \(function) LIMIT 0", nil, nil, nil) }
    }

    private func mayGoOn() -> Bool {
        if !goesOn(run.rowsRead) { wasStopped = true }
        return !wasStopped
    }

    private static func message(of handle: OpaquePointer?) -> String {
        sqlite3_errmsg(handle).map { String(cString: $0) } ?? "SQLite gives no reason"
    }
}

// MARK: - What statements need

extension QueryConnection {
    /// Compiles the first statement of a text; nil if there is none but comments.
    ///
    /// - Parameter start: The offset of its first byte; moved behind the statement.
    func compile(_ text: String, _ bytes: UnsafePointer<CChar>, at start: inout Int) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(handle, bytes + start, -1, &statement, &tail)
        guard code == SQLITE_OK else { throw error(in: text, from: start) }
        start = tail.map { $0 - bytes } ?? start
        return statement
    }

    /// What went wrong last, in a query whose statement begins at an offset.
    func error(in text: String, from start: Int) -> any Error {
        if wasStopped { return QueryError.stopped }
        if let failure = run.failure { return failure }
        if let refused = guardian.refused { return QueryError.refused(refused) }
        let offset = Int(sqlite3_error_offset(handle))
        let message = Self.message(of: handle)
        // SQLite says so of its own accord before it asks the guard.
        if message.hasSuffix(" may not be modified") { return QueryError.refused(message) }
        if sqlite3_errcode(handle) == SQLITE_TOOBIG {
            let message = "a text of the query is larger than \(Self.mostBytesOfValue >> 20) MB; ask for less at a time"
            return QueryError.wrong(QueryFault(message, in: text, at: nil, tables: tables.all))
        }
        // A LIMIT that is no number is a mistake of the query like any other.
        let isMistake = [SQLITE_ERROR, SQLITE_MISMATCH].contains(sqlite3_errcode(handle))
        guard isMistake || offset >= 0 else { return QueryError.failed(message) }
        return QueryError.wrong(
            QueryFault(message, in: text, at: offset >= 0 ? start + offset : nil, tables: tables.all)
        )
    }
}
