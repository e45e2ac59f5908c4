import Foundation
import Glibc

/// A terminal that nobody sits at: the program writes to it, and the test reads what it wrote.
struct Terminal {
    /// The end that the program gets.
    let screen: FileHandle
    private let master: Int32

    /// Why there is no terminal.
    struct Failure: Error {
        let code = errno
    }

    init() throws {
        // glibc's functions for this are hidden from Swift; these are the requests of Linux that they consist of:
        // TIOCSPTLCK unlocks the other end, TIOCGPTPEER opens it.
        master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var locked: Int32 = 0
        guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0 else { throw Failure() }
        let other = ioctl(master, 0x5441, O_RDWR | O_NOCTTY)
        guard other >= 0 else { throw Failure() }
        screen = FileHandle(fileDescriptor: other, closeOnDealloc: true)
    }

    /// Where the program finds it.
    var path: String {
        get throws {
            // TIOCGPTN tells its number.
            var number: Int32 = 0
            guard ioctl(master, 0x8004_5430, &number) == 0 else { throw Failure() }
            return "/dev/pts/\(number)"
        }
    }

    /// Types a text, which waits until the program reads.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(master, bytes, bytes.count)
    }

    /// Waits until the program writes a text, and gives whether it did before it ended; all that was read by then is gone.
    func shows(_ text: String, while isRunning: () -> Bool) -> Bool {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !String(decoding: bytes, as: UTF8.self).contains(text) {
            var asked = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&asked, 1, 100) > 0 else {
                guard isRunning() else { return false }
                continue
            }
            bytes += buffer[..<max(0, Glibc.read(master, &buffer, buffer.count))]
        }
        return true
    }

    /// What was written, once the program has ended; a terminal holds a few thousand bytes, which is enough here.
    func text() throws -> String {
        try screen.close()
        defer { Glibc.close(master) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(master, &buffer, buffer.count)
            // When the other end is closed and everything is read, the system answers with an error.
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
