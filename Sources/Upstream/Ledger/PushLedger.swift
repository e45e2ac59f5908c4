internal import EventModel
internal import EventStore
internal import GRDB

/// What was sent upstream and what became of it: an SQLite file of its own beside the database.
///
/// It goes by account and by the events' content, so it outlives the database. Every change is on the disk (synchronous=FULL)
/// before the call returns: what is about to be sent is on record before the first byte leaves. It never holds a key.
package final class PushLedger: Sendable {
    /// The path of the file.
    package let path: String
    private let queue: DatabaseQueue
    private let file: LedgerFile?

    /// The path of the ledger of a database: `shop.push.sqlite` beside `shop.sqlite`.
    package static func path(ofDatabase database: String) -> String { LedgerFile.path(ofDatabase: database) }

    /// Opens a ledger for a push, made if there is none, for its owner alone.
    ///
    /// What a killed push was sending becomes unknown.
    ///
    /// - Throws: ``LedgerError``.
    package init(writing path: String) throws {
        self.path = path
        file = try LedgerFile(locking: path)
        queue = try LedgerError.translating(path) { try Self.connect(StoreFileAccess.name(of: path)) }
        try LedgerError.translating(path) {
            try queue.writeWithoutTransaction { database in
                if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 {
                    try database.execute(sql: "PRAGMA journal_mode = WAL")
                    try database.inTransaction {
                        try LedgerSchema.create(database)
                        return .commit
                    }
                }
            }
            try queue.read { try Self.check(path, $0) }
            try queue.write { database in
                try database.execute(
                    sql: "UPDATE batch SET state = 'unknown', reply = ? WHERE state = 'sending'",
                    arguments: ["the push was killed before the reply came"]
                )
            }
        }
    }

    /// Opens a ledger to look at it; nil if there is none.
    ///
    /// - Throws: ``LedgerError``.
    package init?(reading path: String) throws {
        guard LedgerFile.exists(path) else { return nil }
        self.path = path
        file = nil
        queue = try LedgerError.translating(path) {
            guard let name = StoreFileAccess.immutableName(of: path) else {
                return try Self.connect(StoreFileAccess.name(of: path))
            }
            return try Self.connect(name, readonly: true)
        }
        let isEmpty = try LedgerError.translating(path) {
            try queue.read { database in
                if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 { return true }
                try Self.check(path, database)
                return false
            }
        }
        if isEmpty { return nil }
    }

    /// Brings everything into the one file and closes it.
    package func close() throws {
        try LedgerError.translating(path) {
            if file != nil { _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
            try queue.close()
        }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try LedgerError.translating(path) { try queue.read(body) }
    }

    /// Calls with a transaction whose changes are on the disk when the call returns.
    package func write<Result>(_ body: (LedgerTransaction) throws -> Result) throws -> Result {
        try LedgerError.translating(path) {
            try queue.write { try body(LedgerTransaction(database: $0)) }
        }
    }

    private static func connect(_ name: String, readonly: Bool = false) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(30)
        configuration.readonly = readonly
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY"
            )
        }
        return try DatabaseQueue(path: name, configuration: configuration)
    }

    private static func check(_ path: String, _ database: Database) throws {
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == LedgerSchema.applicationIdentifier else {
            throw LedgerError.notALedger(path: path)
        }
        guard try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 <= LedgerSchema.version else {
            throw LedgerError.newerFormat(path: path)
        }
    }
}
