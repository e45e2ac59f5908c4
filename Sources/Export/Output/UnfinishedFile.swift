internal import Foundation
internal import Glibc

/// A file under another name beside the one that it will have: there once it is whole, and gone if it never is.
package final class UnfinishedFile {
    /// The name that it will have.
    package let path: String
    /// The name that it has while it is written.
    package let unfinishedPath: String
    let descriptor: Int32
    private var isFinished = false

    /// Begins a file that nobody but its owner may read, since it holds personal data.
    ///
    /// - Throws: ``ExportFailure``.
    package init(_ path: String) throws(ExportFailure) {
        self.path = path
        let url = URL(fileURLWithPath: path)
        let name = ".\(url.lastPathComponent).\(getpid()).part"
        unfinishedPath = url.deletingLastPathComponent().appendingPathComponent(name).path
        descriptor = open(unfinishedPath, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(path) }
    }

    deinit {
        close(descriptor)
        if !isFinished { unlink(unfinishedPath) }
    }

    /// Writes bytes at the end.
    func write(_ bytes: UnsafeRawBufferPointer) throws(ExportFailure) {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let written = Glibc.write(descriptor, start, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw .system(path)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// Gives the file its name, in the place of what has it, or only if nothing has it.
    ///
    /// - Throws: ``ExportFailure``.
    package func finish(replacing: Bool) throws(ExportFailure) {
        guard fsync(descriptor) == 0 else { throw .system(path) }
        guard !replacing else {
            guard rename(unfinishedPath, path) == 0 else { throw .system(path) }
            isFinished = true
            return
        }
        // A link is refused if the name is taken, in one step; a rename is not.
        if link(unfinishedPath, path) == 0 {
            unlink(unfinishedPath)
        } else if errno == EEXIST {
            throw Self.exists(path)
        } else {
            // Some file systems have no links.
            guard access(path, F_OK) != 0 else { throw Self.exists(path) }
            guard rename(unfinishedPath, path) == 0 else { throw .system(path) }
        }
        isFinished = true
    }

    /// Whether something has a name already.
    static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The refusal to write over something.
    package static func exists(_ path: String) -> ExportFailure {
        ExportFailure(path: path, detail: "is there already, and is not written over; name another file, or remove it")
    }
}
