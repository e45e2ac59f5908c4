internal import Foundation
internal import Glibc

/// The key of an account, which never shows itself: no description, mirror or message has it.
package struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The environment variable that may hold the key.
    package static let variable = "MUSTER_API_KEY"

    private let secret: String

    /// Takes a key; blanks and line ends around it go.
    ///
    /// - Throws: ``Fault/empty(where:)`` and ``Fault/unusable(where:)``.
    package init(_ text: String, from place: String = APIKey.variable) throws(Fault) {
        secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if secret.isEmpty { throw .empty(where: place) }
        let isPlain = secret.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
        guard isPlain, secret.utf8.count <= 1_024 else { throw .unusable(where: place) }
    }

    /// Reads the key from a file that nobody but its owner, who asks, may read.
    ///
    /// - Throws: ``Fault``.
    package init(file path: String) throws(Fault) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, detail: String(cString: strerror(errno))) }
        defer { Glibc.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(path: path, detail: "it is no file")
        }
        guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else { throw .open(path: path) }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw .unreadable(path: path, detail: String(cString: strerror(errno))) }
        try self.init(String(decoding: buffer[..<count], as: UTF8.self), from: path)
    }

    /// The value of the header Authorization: HTTP Basic with any user name and the key as password.
    ///
    /// docs.yespo.io reference, getting-started-with-your-api.
    var authorization: String { "Basic " + encoded }

    /// A text of somebody else's with the key, plain or encoded, blotted out.
    func blotted(_ text: String) -> String {
        text.replacing(bytesOf: encoded, with: "(key)").replacing(bytesOf: secret, with: "(key)")
    }

    private var encoded: String { Data("muster:\(secret)".utf8).base64EncodedString() }

    /// Says that there is a key.
    package var description: String { "(key)" }
    /// Says that there is a key.
    package var debugDescription: String { description }
    /// Shows nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// Why there is no key to send with.
    package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// Nothing gives a key.
        case missing
        /// What should hold the key is empty.
        case empty(where: String)
        /// What stands there can be no key.
        case unusable(where: String)
        /// The file cannot be read.
        case unreadable(path: String, detail: String)
        /// Others than the owner may read the file.
        case open(path: String)

        /// What is wrong and what to do; never the key.
        package var description: String {
            switch self {
            case .missing:
                "no key to send with: put it into the environment variable \(APIKey.variable), "
                    + "or into a file that you alone may read, and give that with --key-file FILE"
            case .empty(let place): "\(place): there is no key in it"
            case .unusable(let place): "\(place): what stands in it can be no key; a key is one word on one line"
            case .unreadable(let path, let detail): "\(path): the key cannot be read: \(detail)"
            case .open(let path): "\(path): others may read this file; make it yours alone: chmod 600 \(path)"
            }
        }
    }
}

extension String {
    /// The text with something else wherever the bytes of a word stand.
    ///
    /// Bytes rather than letters: a combining mark after the word makes another letter of its last one. And replies come by the
    /// hundred, of which hardly one repeats the key.
    fileprivate func replacing(bytesOf word: String, with other: String) -> String {
        let (text, word, other) = (Array(utf8), Array(word.utf8), Array(other.utf8))
        guard let first = word.first else { return self }
        var replaced: [UInt8] = []
        var (written, place) = (0, 0)
        while let found = text[place...].firstIndex(of: first) {
            place = found + 1
            guard text[found...].starts(with: word) else { continue }
            replaced += text[written..<found] + other
            place = found + word.count
            written = place
        }
        return written == 0 ? self : String(decoding: replaced + text[written...], as: UTF8.self)
    }
}
