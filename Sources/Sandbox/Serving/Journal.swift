internal import Glibc

/// A file to which what the sandbox took is appended, a JSON value a line, before the sender hears of it.
package final class Journal: Sendable {
    private let path: String
    private let file: Int32

    /// Opens the file, or makes it for its owner alone, since events are about people.
    ///
    /// What it holds stays; if its last line was cut off in the middle, it is ended there.
    package init(path: String) throws(SandboxError) {
        self.path = path
        file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.failure(path) }
        var last: UInt8 = 0
        let end = lseek(file, 0, SEEK_END)
        if end > 0, pread(file, &last, 1, end - 1) == 1, last != UInt8(ascii: "\n") {
            try append([UInt8(ascii: "\n")])
        }
    }

    deinit {
        close(file)
    }

    /// Appends lines: when it returns, they outlive this program.
    package func append(_ lines: [UInt8]) throws(SandboxError) {
        var written = 0
        while written < lines.count {
            let count = lines.withUnsafeBytes { write(file, $0.baseAddress?.advanced(by: written), $0.count - written) }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.failure(path)
            }
            written += count
        }
    }

    private static func failure(_ path: String) -> SandboxError {
        .cannotWrite(path: path, detail: String(cString: strerror(errno)))
    }
}
