import Glibc

/// The bytes of a source as they are stored, read piece by piece.
final class ByteStream {
    private enum Origin {
        case descriptor(Int32, mustClose: Bool)
        case memory([UInt8])
    }

    let name: String
    /// How many bytes there are in all; nil for a pipe.
    let size: Int?
    /// How many bytes have been read.
    private(set) var position = 0
    private let origin: Origin

    init(_ source: EventSource) throws(EventReadingError) {
        name = source.name
        switch source {
        case .bytes(let bytes, _):
            origin = .memory(bytes)
            size = bytes.count
        case .standardInput:
            origin = .descriptor(STDIN_FILENO, mustClose: false)
            size = nil
        case .file(let path):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw errno == ENOENT ? .noSuchFile(path) : .cannotOpen(path, reason: Self.reason(errno))
            }
            var status = stat()
            fstat(descriptor, &status)
            guard status.st_mode & S_IFMT != S_IFDIR else {
                close(descriptor)
                throw .isFolder(path)
            }
            posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
            origin = .descriptor(descriptor, mustClose: true)
            size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
        }
    }

    deinit {
        if case .descriptor(let descriptor, mustClose: true) = origin { close(descriptor) }
    }

    /// Fills the buffer as far as the source goes and gives how many bytes that were.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(EventReadingError) -> Int {
        var filled = 0
        switch origin {
        case .memory(let bytes):
            filled = min(buffer.count, bytes.count - position)
            bytes.withUnsafeBytes {
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + filled]))
            }
            position += filled
        case .descriptor(let descriptor, _):
            while filled < buffer.count, let start = buffer.baseAddress {
                guard size != nil || Self.waitForBytes(descriptor) else {
                    // What has come is handed on; the next read says that no more will.
                    if filled > 0 { break }
                    throw .stopped(name)
                }
                let count = Glibc.read(descriptor, start + filled, buffer.count - filled)
                if count == 0 { break }
                if count < 0 {
                    if errno == EINTR { continue }
                    throw .readFailed(name, byte: position, reason: Self.reason(errno))
                }
                filled += count
                position += count
            }
        }
        return filled
    }

    /// Waits until there is something to read or the end has come; gives false if waiting was asked to stop.
    private static func waitForBytes(_ descriptor: Int32) -> Bool {
        let patience: Int32 = 100  // milliseconds
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let ready = poll(&waiting, 1, patience)
            // A descriptor that cannot be waited for says why when it is read.
            if ready > 0 || (ready < 0 && errno != EINTR) { return true }
            if InputStop.isRequested { return false }
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
