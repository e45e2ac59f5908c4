internal import Columns
package import EventModel
internal import GRDB

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
                let zone = try queue.read { try Self.check(path, $0) }
                try queue.inDatabase { try StoreSchema.addMissing($0) }
                return zone
            }
            if let asked, asked.identifier != zone.identifier {
                throw StoreError.otherTimeZone(path: path, found: zone.identifier, asked: asked.identifier)
            }
        }
    }

    /// Closes the connection, whoever else still has it: threads that an import left behind when it failed let go of it later, and
    /// until then it would hold locks of the file.
    deinit {
        // Nobody is there to be told; what has statements of it open is left to close it.
        try? queue.close()
    }

    /// Calls with what the store holds at this moment.
    ///
    /// - Throws: ``StoreError``, and what the body throws.
    package func read<Result>(_ body: (StoreSnapshot) throws -> Result) throws -> Result {
        try Self.translating(path) {
            try queue.read { database in
                let snapshot = try StoreSnapshot(path: path, zone: zone, database)
                defer { snapshot.reader.close() }
                let result = Swift.Result { try body(snapshot) }
                // What was made of damaged texts is worth nothing, and so is what was found wrong with a question by them.
                try snapshot.checkTexts()
                return try result.get()
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
                    let changes = database.totalChangesCount
                    let result = try body(database)
                    // Who only looked leaves older programs their file.
                    if database.totalChangesCount != changes { try StoreSchema.raiseVersion(database) }
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

    /// Says in the store's words what SQLite and the chunks complain about.
    static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        } catch let error as DamagedBytes {
            throw StoreError.damaged(path: path, detail: error.description)
        } catch let error as CorruptColumn {
            throw StoreError.damaged(path: path, detail: error.description)
        } catch let error as RowDecodingError {
            throw StoreError.damaged(path: path, detail: error.description)
        }
    }
}
