internal import Foundation
internal import Glibc

/// The right to write a store, which one process has at a time.
///
/// An import holds numbers of names and texts in memory that another writer would give away too. The lock is one on the
/// whole file (flock), beside and independent of SQLite's own; it ends with the process, however that ends.
final class WriterLock {
    private let descriptor: Int32

    /// Makes the file if there is none, readable by its owner alone, as an empty one becomes, and takes the lock.
    ///
    /// - Parameter waiting: Called with the holder's description once if another process has the lock, and then every
    ///   tenth of a second with nil; `false` gives up.
    init(path: String, waiting: (_ holder: String?) -> Bool) throws {
        descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw StoreError.refused(path: path, detail: "cannot be opened for writing: \(reason)")
        }
        var isFirst = true
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                let reason = String(cString: strerror(errno))
                throw StoreError.refused(path: path, detail: "cannot be locked: \(reason)")
            }
            guard waiting(isFirst ? Self.holder(of: descriptor) : nil) else { throw StoreError.busy(path: path) }
            isFirst = false
            usleep(100_000)
        }
        shieldEmptyFile()
    }

    /// Takes from others the right to read an empty file, which SQLite is about to fill with what people did.
    ///
    /// A file with something in it keeps the rights that somebody gave it.
    private func shieldEmptyFile() {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        // Where that is another user's file it fails, and then that user says who may read it.
        fchmod(descriptor, status.st_mode & 0o700)
    }

    /// Gives the lock back.
    ///
    /// SQLite must have closed the file: closing any descriptor of a file ends its locks on it.
    deinit {
        Glibc.close(descriptor)
    }

    /// Which process holds the lock, as the kernel lists it.
    private static func holder(of descriptor: Int32) -> String {
        var status = stat()
        let unknown = "another process"
        guard fstat(descriptor, &status) == 0,
            let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
        else { return unknown }
        let file = ":\(status.st_ino)"
        for line in locks.split(separator: "\n") where line.contains("FLOCK") && !line.contains("->") {
            let fields = line.split(separator: " ")
            guard fields.count > 5, fields[5].hasSuffix(file) else { continue }
            return "process \(fields[4])"
        }
        return unknown
    }
}
