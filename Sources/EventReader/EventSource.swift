/// Where events are read from.
package enum EventSource: Hashable, Sendable {
    /// A file, plain or gzip.
    case file(String)
    /// Standard input, plain or gzip.
    case standardInput
    /// Bytes in memory, plain or gzip, with a name for messages.
    case bytes([UInt8], name: String)

    /// The name that places and messages use: the path as it was given, `-` for standard input.
    package var name: String {
        switch self {
        case .file(let path): path
        case .standardInput: "-"
        case .bytes(_, let name): name
        }
    }
}
