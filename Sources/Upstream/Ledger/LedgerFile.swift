internal import Glibc

/// The ledger's file: beside the database, for its owner alone, and locked while a push is under way.
final class LedgerFile: Sendable {
    private let descriptor: Int32

    /// The path of the ledger of a database: `shop.push.sqlite` beside `shop.sqlite`.
    static func path(ofDatabase database: String) -> String {
        let name = database.hasSuffix(".sqlite") ? String(database.dropLast(7)) : database
        return name + ending
    }

    /// How a ledger's name ends.
    static let ending = ".push.sqlite"

    /// Makes the file if there is none, and takes the lock; it ends with the process, however that ends.
    ///
    /// Two pushes at a time would each send what the other is sending.
    ///
    /// - Throws: ``LedgerError``.
    init(locking path: String) throws(LedgerError) {
        descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .refused(path: path, detail: "it cannot be opened for writing: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let detail = "it cannot be locked: \(String(cString: strerror(errno)))"
            Glibc.close(descriptor)
            throw isHeld ? .busy(path: path) : .refused(path: path, detail: detail)
        }
    }

    /// Gives the lock back; SQLite must have closed the file, since closing any descriptor ends its locks.
    deinit {
        Glibc.close(descriptor)
    }

    /// Whether there is a file.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
