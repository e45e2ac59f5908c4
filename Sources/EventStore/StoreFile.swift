internal import Columns
package import EventModel
internal import GRDB
internal import Glibc

/// An open Muster database: one SQLite file.
package final class StoreFile {
    /// The path as it was given.
    package let path: String
    /// The zone whose wall clock the store keeps, fixed when the file was made.
    package let zone: ClockZone
    let queue: DatabaseQueue
    private let isWritable: Bool

    /// What a store is opened for.
    package enum Access: Sendable {
        /// Reading what is there.
        case reading
        /// Writing; the file is made if there is none, with the clock of this zone (that of the machine if nil).
        case writing(timeZone: ClockZone?)
    }

    /// Held while the store is open for writing.
    private var lock: WriterLock?

    /// Opens a store.
    ///
    /// - Parameter waiting: Called while another process writes: first with who that is, then every tenth of a second
    ///   with nil; `false` gives up.
    /// - Throws: ``StoreError``.
    package init(path: String, _ access: Access, waiting: (_ holder: String?) -> Bool = { _ in true }) throws {
        self.path = path
        let isThere = try StoreFileAccess.check(path)
        switch access {
        case .reading:
            isWritable = false
            guard isThere else { throw StoreError.noSuchFile(path: path) }
            queue = try Self.connectForReading(path)
            zone = try Self.translating(path) { [queue] in try queue.read { try Self.check(path, $0) } }
        case .writing(let asked):
            isWritable = true
            let lock = try WriterLock(path: path, waiting: waiting)
            self.lock = lock
            queue = try Self.connect(path, readonly: false, queryOnly: false)
            zone = try Self.translating(path) { [queue] in
                try queue.inDatabase { try Self.createIfEmpty(path, asked ?? .current, $0) }
                return try queue.read { try Self.check(path, $0) }
            }
            if let asked, asked.identifier != zone.identifier {
                throw StoreError.otherTimeZone(path: path, found: zone.identifier, asked: asked.identifier)
            }
        }
    }

    /// Calls with what the store holds at this moment.
    ///
    /// - Throws: ``StoreError``, and what the body throws.
    package func read<Result>(_ body: (StoreSnapshot) throws -> Result) throws -> Result {
        try Self.translating(path) {
            try queue.read { database in
                let snapshot = try StoreSnapshot(path: path, zone: zone, database)
                let result = try body(snapshot)
                try snapshot.checkTexts()
                return result
            }
        }
    }

    /// Calls in a transaction of its own.
    ///
    /// - Throws: ``StoreError/unfinishedImport(path:)`` where ``writeOn(_:)`` left one open: what is written here would be lost
    ///   with it, or would commit half of what it holds.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try write(after: .nothing, body)
    }

    /// Calls in the transaction that ``writeOn(_:)`` left open, which stays open, or else in one of its own.
    ///
    /// This is for the import that left it open.
    func writeBetween<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try write(after: .asBefore, body)
    }

    /// Calls in a transaction that others go on with, until ``commit()``; readers see nothing of it before.
    ///
    /// Whoever does not come to commit closes the file, which takes the transaction back.
    func writeOn<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try write(after: .open, body)
    }

    /// Commits what ``writeOn(_:)`` wrote, if there is anything.
    func commit() throws {
        try write(after: .committed) { _ in }
    }

    /// How a transaction goes on after something was written in it.
    private enum Going {
        /// It was made for this alone and is committed.
        case nothing
        /// It stays open if it was before, else it is committed.
        case asBefore
        /// It stays open.
        case open
        /// It is committed, whoever opened it.
        case committed
    }

    private func write<Result>(after going: Going, _ body: (Database) throws -> Result) throws -> Result {
        try Self.translating(path) {
            try queue.writeWithoutTransaction { database in
                let wasOpen = database.isInsideTransaction
                guard !wasOpen || going != .nothing else { throw StoreError.unfinishedImport(path: path) }
                if !wasOpen { try database.beginTransaction() }
                do {
                    let result = try body(database)
                    if going != .open, going != .asBefore || !wasOpen { try database.commit() }
                    return result
                } catch {
                    if database.isInsideTransaction { try database.rollback() }
                    throw error
                }
            }
        }
    }

    /// Brings everything that was committed into the one file and closes it.
    package func close() throws {
        try Self.translating(path) {
            if isWritable {
                try queue.writeWithoutTransaction { database in
                    if database.isInsideTransaction { try database.rollback() }
                    try Self.bringLogIn(database)
                }
            }
            try queue.close()
            lock = nil
        }
    }

    // MARK: Opening

    private static func connectForReading(_ path: String) throws -> DatabaseQueue {
        if let name = StoreFileAccess.immutableName(of: path) {
            return try connect(path, as: name, readonly: true, queryOnly: true)
        }
        // A connection that may write takes SQLite's side files away again when it is the last one to close.
        return try connect(path, readonly: access(path, W_OK) != 0, queryOnly: true)
    }

    private static func connect(
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
        return try translating(path) { try DatabaseQueue(path: name ?? path, configuration: configuration) }
    }

    /// Copies what was committed from the log to the file, and empties the log.
    ///
    /// A reader that is still at an earlier commit keeps the log; nothing is lost, and nobody waits for it.
    private static func bringLogIn(_ database: Database) throws {
        try database.execute(sql: "PRAGMA busy_timeout = 0")
        do {
            _ = try database.checkpoint(.truncate)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            _ = try database.checkpoint(.passive)
        }
    }

    private static func createIfEmpty(_ path: String, _ zone: ClockZone, _ database: Database) throws {
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
    private static func check(_ path: String, _ database: Database) throws -> ClockZone {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard application == StoreSchema.applicationIdentifier else {
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            throw tables == 0 && application == 0 ? StoreError.empty(path: path) : StoreError.notAStore(path: path)
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= StoreSchema.formatVersion else {
            throw StoreError.newerFormat(path: path, found: version, known: StoreSchema.formatVersion)
        }
        guard version >= StoreSchema.formatVersionWithoutLists else {
            throw StoreError.olderFormat(path: path, found: version, known: StoreSchema.formatVersionWithoutLists)
        }
        let name = try Setting.get(.timeZone, database) ?? ""
        guard let zone = ClockZone(identifier: name) else { throw StoreError.unknownTimeZone(name) }
        return zone
    }

    /// Says in the store's words what SQLite and the chunks complain about.
    private static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        } catch let error as DamagedBytes {
            throw StoreError.damaged(path: path, detail: error.description)
        } catch let error as CorruptColumn {
            throw StoreError.damaged(path: path, detail: error.description)
        }
    }
}
