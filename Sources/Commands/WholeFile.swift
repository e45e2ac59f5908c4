internal import CDispatch
internal import Foundation
internal import Glibc

/// A file that is written piece by piece and takes its name when it is whole, so that nobody sees half of it.
final class WholeFile {
    private let path: String
    /// The file's name while it is being written; nil for what is no file and takes bytes as they come, such as a pipe.
    private let partial: String?
    private let descriptor: Int32
    private var isFinished = false

    /// Begins the file.
    init(_ path: String) throws {
        var status = stat()
        let isThere = stat(path, &status) == 0
        let kind = isThere ? status.st_mode & S_IFMT : S_IFREG
        guard kind != S_IFDIR else { throw UnwritableFile(path: path, reason: "it is a folder") }
        // A link stays, and what it points to is written.
        self.path = isThere ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path
        if kind == S_IFREG {
            let folder = (self.path as NSString).deletingLastPathComponent
            let name = ".\((self.path as NSString).lastPathComponent).\(getpid()).partial"
            partial = folder.isEmpty ? name : folder + "/" + name
        } else {
            partial = nil
        }
        descriptor = open(partial ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw UnwritableFile(path: path, reason: String(cString: strerror(errno))) }
    }

    deinit {
        if !isFinished {
            close(descriptor)
            if let partial { unlink(partial) }
        }
    }

    /// Writes all bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let count = Glibc.write(descriptor, start, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw UnwritableFile(path: path, reason: String(cString: strerror(errno)))
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Ends the file and gives it its name.
    func finish() throws {
        if let partial {
            guard fsync(descriptor) == 0, rename(partial, path) == 0 else {
                throw UnwritableFile(path: path, reason: String(cString: strerror(errno)))
            }
        }
        close(descriptor)
        isFinished = true
    }
}
