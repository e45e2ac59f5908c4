import Foundation
import Glibc
import Testing

/// The sandbox as a process of its own, asked over a real socket.
final class SandboxProcess {
    let program: RunningProgram
    /// The port that it has chosen.
    let port: UInt16
    /// What it said first on standard error.
    let greeting: String

    /// Starts it on a free port, and waits until it answers.
    init(in work: WorkFolder, _ words: String...) throws {
        program = try RunningProgram(["sandbox", "--port", "0", "--ready-file", "address"] + words, in: work.folder)
        greeting = program.nextErrors()
        try #require(greeting.contains("Ctrl-C stops it."), "\(greeting)")
        let address = String(decoding: try work.bytes(of: "address"), as: UTF8.self)
        port = try #require(UInt16(address.dropFirst("http://127.0.0.1:".count).dropLast()), "\(address)")
    }

    /// Sends a request and gives what comes back.
    func send(_ method: String, _ path: String, _ body: String = "", key: String = "sandbox") throws -> Answer {
        try begin(method, path, body, key: key).answer()
    }

    /// Sends a request.
    func begin(_ method: String, _ path: String, _ body: String = "", key: String = "sandbox") throws -> Connection {
        let connection = try Connection(port: port)
        let authorization = "Basic " + Data(":\(key)".utf8).base64EncodedString()
        connection.send(
            "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: \(authorization)\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )
        return connection
    }

    /// Sends one past event, which its number makes different from others.
    func sendEvent(_ number: Int) throws -> Answer {
        try send("POST", "/api/v2/past_events", #"{"events":[\#(Self.event(number))]}"#)
    }

    static func event(_ number: Int) -> String {
        #"{"eventTypeKey":"visit","keyValue":"\#(number)","params":[],"occurred":"2024-05-01T10:00"}"#
    }

    /// The numbers of the events that it keeps.
    func keptEvents() throws -> [Int] {
        try send("GET", "/sandbox/events").body.components(separatedBy: #""keyValue":""#).dropFirst().compactMap {
            $0.split(separator: "\"").first.flatMap { Int($0) }
        }
    }
}

/// What came of a request.
struct Answer {
    /// The status; nil if no whole reply came.
    let status: Int?
    /// The lines of the head, in small letters.
    let head: [String]
    /// The body, in the pieces of its transfer encoding if it has one.
    let body: String

    /// Reads all that came before the connection ended.
    init(_ bytes: Data) {
        let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
        head = parts[0].lowercased().components(separatedBy: "\r\n")
        let body = parts.dropFirst().joined(separator: "\r\n\r\n")
        self.body = body
        let length = head.first { $0.hasPrefix("content-length: ") }.flatMap { Int($0.dropFirst(16)) }
        let isWhole = parts.count > 1 && length.map { $0 == body.utf8.count } ?? true
        status = isWhole ? Int(head[0].split(separator: " ").dropFirst().first ?? "") : nil
    }
}

/// A connection to a program on this machine.
final class Connection {
    private let socket: Int32

    init(port: UInt16) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        try #require(socket >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0, "nothing listens on \(port)")
    }

    deinit {
        close(socket)
    }

    /// Sends a text; what the other side does not want is lost.
    func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// What comes before the other side ends the connection, or says nothing for so many milliseconds.
    func answer(patience: Int = 20_000) -> Answer {
        var wait = timeval(tv_sec: patience / 1_000, tv_usec: patience % 1_000 * 1_000)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var (bytes, piece) = (Data(), [UInt8](repeating: 0, count: 65_536))
        while true {
            let count = recv(socket, &piece, piece.count, 0)
            guard count > 0 else { return Answer(bytes) }
            bytes.append(contentsOf: piece[..<count])
        }
    }
}
