internal import EventModel
internal import GRDB
internal import Glibc

/// How the file is opened, made and closed.
extension StoreFile {
    /// Opens a store that nobody will write.
    static func connectForReading(_ path: String) throws -> DatabaseQueue {
        if let name = StoreFileAccess.immutableName(of: path) {
            return try connect(path, as: name, readonly: true, queryOnly: true)
        }
        // A connection that may write takes SQLite's side files away again when it is the last one to close.
        return try connect(path, readonly: access(path, W_OK) != 0, queryOnly: true)
    }

    /// Opens a connection, under another name if SQLite has to be told more than the path.
    static func connect(
        _ path: String,
        as name: String? = nil,
        readonly: Bool,
        queryOnly: Bool
    ) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = .timeout(30)
        // Of an import, where a transaction may go over several parts.
        configuration.allowsUnsafeTransactions = !readonly && !queryOnly
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA mmap_size = 0; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY")
            if queryOnly { try database.execute(sql: "PRAGMA query_only = ON") }
        }
        return try translating(path) {
            try DatabaseQueue(path: name ?? StoreFileAccess.name(of: path), configuration: configuration)
        }
    }

    /// Copies what was committed from the log to the file, and empties the log.
    ///
    /// A reader that is still at an earlier commit keeps the log; nothing is lost, and nobody waits for it.
    static func bringLogIn(_ database: Database) throws {
        try database.execute(sql: "PRAGMA busy_timeout = 0")
        do {
            _ = try database.checkpoint(.truncate)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            _ = try database.checkpoint(.passive)
        }
    }

    /// Makes an empty file a store.
    static func createIfEmpty(_ path: String, _ zone: ClockZone, _ database: Database) throws {
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard tables == 0 else { return }
        try database.execute(sql: "PRAGMA page_size = \(StoredBytes.pageSize); PRAGMA auto_vacuum = INCREMENTAL")
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        try database.inTransaction(.immediate) {
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            guard tables == 0 else { return .rollback }
            try StoreSchema.create(database)
            try Setting.set(.timeZone, zone.identifier, database)
            return .commit
        }
    }

    /// Makes sure that the file is a store of a known format, and gives its zone.
    static func check(_ path: String, _ database: Database) throws -> ClockZone {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard application == StoreSchema.applicationIdentifier else {
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            throw tables == 0 && application == 0 ? StoreError.empty(path: path) : StoreError.notAStore(path: path)
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= StoreSchema.formatVersion else {
            throw StoreError.newerFormat(path: path, found: version, known: StoreSchema.formatVersion)
        }
        guard version >= StoreSchema.leastFormatVersion else {
            throw StoreError.olderFormat(path: path, found: version, known: StoreSchema.leastFormatVersion)
        }
        let name = try Setting.get(.timeZone, database) ?? ""
        guard let zone = ClockZone(identifier: name) else { throw StoreError.unknownTimeZone(name) }
        return zone
    }
}
