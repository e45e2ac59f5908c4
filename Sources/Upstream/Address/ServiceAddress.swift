internal import EventModel
internal import Foundation

/// Where requests go: the vendor's address, or a stand-in on this machine.
///
/// Only https is taken, since the key goes with every request; plain http is for loopback, where nobody listens in.
package struct ServiceAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address without a slash at its end, such as `https://yespo.io`.
    package let base: String

    /// The vendor's own address.
    package static let vendor = ServiceAddress(known: YespoRules.baseURL)

    private init(known: String) {
        base = known
    }

    /// Reads an address.
    ///
    /// The path `/api`, with which some of the vendor's pages give it, may follow and is dropped.
    ///
    /// - Throws: ``Fault`` with what is wrong and how to write it.
    package init(_ text: String) throws(Fault) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased() else {
            throw Fault(text: text, reason: "this is no address")
        }
        guard let host = parts.host, !host.isEmpty else { throw Fault(text: text, reason: "it names no host") }
        guard parts.user == nil, parts.password == nil else {
            throw Fault(text: text, reason: "a user or password does not belong in it")
        }
        guard parts.query == nil, parts.fragment == nil, ["", "/", "/api", "/api/"].contains(parts.path) else {
            throw Fault(text: text, reason: "nothing may follow the host")
        }
        switch scheme {
        case "https": break
        case "http":
            guard Self.isLoopback(host) else {
                throw Fault(text: text, reason: "plain http would show the key to everybody on the way")
            }
        default: throw Fault(text: text, reason: "it begins with neither https nor http")
        }
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        base = "\(scheme)://\(name.lowercased())" + (parts.port.map { ":\($0)" } ?? "")
    }

    /// Whether a host is this machine itself, by its name or its address.
    private static func isLoopback(_ host: String) -> Bool {
        let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")).lowercased()
        if bare == "localhost" || bare == "::1" { return true }
        let numbers = bare.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers.allSatisfy { $0 != nil } && numbers[0] == 127
    }

    /// The address of a path.
    package func url(_ path: String) -> String { base + path }

    /// The address.
    package var description: String { base }

    /// A text that is no address requests could go to.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        let text: String
        let reason: String

        /// What is wrong, and how to write it.
        package var description: String {
            "--url \(text): \(reason); write https and the host, such as \(YespoRules.baseURL), "
                + "or http with a port for this machine alone: http://127.0.0.1:8080"
        }
    }
}
