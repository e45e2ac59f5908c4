import Foundation
import Glibc
import Synchronization
import Testing

/// A service on a socket that takes everything and keeps what it was asked, byte for byte.
final class RecordingService: Sendable {
    /// A request as it came.
    struct Request: Sendable {
        let method: String
        /// The path, with the query if there is one.
        let target: String
        /// The headers, names in small letters.
        let headers: [String: String]
        let body: Data
    }

    private let socket: Int32
    private let port: UInt16
    private let recorded = Mutex<[Request]>([])
    private let named = Mutex("A shop")

    /// Listens on a free port of this machine.
    init() throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        try #require(socket >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (socket, length) = (socket, size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && listen(socket, 64) == 0 && getsockname(socket, $0, &size) == 0
            }
        }
        try #require(bound)
        port = UInt16(bigEndian: address.sin_port)
        let thread = Thread { [self] in serve() }
        thread.start()
    }

    /// Its address.
    var address: String { "http://127.0.0.1:\(port)" }

    /// What was asked so far.
    var requests: [Request] { recorded.withLock { $0 } }

    /// Whose account it says it is.
    var organisation: String {
        get { named.withLock { $0 } }
        set { named.withLock { $0 = newValue } }
    }

    /// Listens no more.
    func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    /// One connection after another, one request each.
    private func serve() {
        while case let connection = accept(socket, nil, nil), connection >= 0 {
            if let request = Self.read(connection) {
                recorded.withLock { $0.append(request) }
                let (type, body) = answer(request)
                let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: \(type)\r\n"
                let reply = Array((head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body).utf8)
                _ = reply.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            }
            close(connection)
        }
        close(socket)
    }

    private static func read(_ connection: Int32) -> Request? {
        var (bytes, piece) = (Data(), [UInt8](repeating: 0, count: 65_536))
        while true {
            if let request = request(bytes) { return request }
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            bytes.append(contentsOf: piece[..<count])
        }
    }

    /// The request that has come; nil as long as a part of it is missing.
    private static func request(_ bytes: Data) -> Request? {
        guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].components(separatedBy: " ")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
                .trimmingCharacters(in: .whitespaces)
        }
        let body = bytes[end.upperBound...]
        guard words.count == 3, body.count >= Int(headers["content-length"] ?? "0") ?? 0 else { return nil }
        return Request(method: words[0], target: words[1], headers: headers, body: Data(body))
    }

    /// What the vendor would answer if all is well, in its shortest form.
    private func answer(_ request: Request) -> (type: String, body: String) {
        switch (request.method, request.target.split(separator: "/").last) {
        case ("GET", "info"):
            ("application/json", #"{"userEmail":"a@example.com","organisationName":"\#(organisation)"}"#)
        case ("GET", _): ("application/json", #"{"status":"FINISHED"}"#)
        case ("POST", "contacts"): ("application/json", #"{"asyncSessionId":"abc 1/2"}"#)
        case ("POST", _): ("application/json", #"{"errorCount":0}"#)
        default: ("text/plain", "")
        }
    }
}
