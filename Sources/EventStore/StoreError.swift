/// Why a store cannot be opened, read or written.
package enum StoreError: Error, Sendable, CustomStringConvertible {
    /// There is no file at the path.
    case noSuchFile(path: String)
    /// The path is that of a folder.
    case isFolder(path: String)
    /// The file is there, and its making was cut short before anything was in it.
    case empty(path: String)
    /// The file is no Muster database.
    case notAStore(path: String)
    /// The file was written by a later version of the format.
    case newerFormat(path: String, found: Int, known: Int)
    /// The file was written in a format that is no longer read.
    case olderFormat(path: String, found: Int, known: Int)
    /// The file is damaged.
    case damaged(path: String, detail: String)
    /// SQLite or the file system refused.
    case refused(path: String, detail: String)
    /// The disk is full.
    case noRoom(path: String)
    /// The file, or SQLite's log beside it, cannot be made longer: by a limit on the size of files, or by a faulty disk.
    case cannotGrow(path: String)
    /// Another program keeps the file locked for longer than one waits.
    case held(path: String)
    /// Another process writes, and the user did not want to wait.
    case busy(path: String)
    /// An import into the open file has written something that is not committed yet, so nothing else can be written.
    case unfinishedImport(path: String)
    /// No import has this number.
    case noSuchImport(path: String, number: Int)
    /// The time zone is not in the time zone database.
    case unknownTimeZone(String)
    /// The store keeps another zone's clock than the one that was asked for.
    case otherTimeZone(path: String, found: String, asked: String)

    /// What happened, where, and what to do.
    package var description: String {
        switch self {
        case .noSuchFile(let path):
            "\(path): there is no such database. Make one with: muster --database \(path) import FILE"
        case .isFolder(let path):
            "\(path): this is a folder. Name a file in it with --database."
        case .empty(let path):
            "\(path): there is nothing in this database yet. Fill it with: muster --database \(path) import FILE"
        case .notAStore(let path):
            "\(path): this is no Muster database. Give another path with --database, or move the file away."
        case .olderFormat(let path, let found, let known):
            "\(path): written in format \(found), and this program reads formats from \(known) on. "
                + "Import its events into a new database."
        case .newerFormat(let path, let found, let known):
            "\(path): written in format \(found), and this program knows formats up to \(known). Use a newer Muster."
        case .damaged(let path, let detail):
            "\(path): the database is damaged (\(detail)). Restore it from a copy, or import the events into a new one."
        case .refused(let path, let detail):
            "\(path): \(detail). Check that you may read and write the file and its folder, or give another path with --database."
        case .noRoom(let path):
            "\(path): the disk is full. What was committed is kept; make room and run the same command again."
        case .cannotGrow(let path):
            "\(path): it cannot be written any further. What was committed is kept; check the room on the disk and the limit on the size of files (ulimit -f), and run the same command again."
        case .held(let path):
            "\(path): another program keeps the file locked. Close it there and run the same command again."
        case .busy(let path):
            "\(path): another process is writing to it. Try again when it has finished."
        case .unfinishedImport(let path):
            "\(path): an import into it is not finished, and nothing else can be written before it is."
        case .noSuchImport(let path, let number):
            "\(path): there is no import \(number). The imports are listed by: muster info"
        case .unknownTimeZone(let name):
            "\(name) is no time zone. Give a name such as Europe/Kyiv or UTC."
        case .otherTimeZone(let path, let found, let asked):
            "\(path): this database keeps the clock of \(found), not of \(asked). Leave --time-zone out, or import into a new database."
        }
    }
}
