/// Where events are read from.
package enum EventSource: Hashable, Sendable {
    /// A file, plain, gzip or zstd.
    case file(String)
    /// Standard input, plain, gzip or zstd.
    case standardInput
    /// Bytes in memory, plain, gzip or zstd, with a name for messages.
    case bytes([UInt8], name: String)

    /// The name that places and messages use: the path as it was given, `-` for standard input.
    package var name: String {
        switch self {
        case .file(let path): path
        case .standardInput: "-"
        case .bytes(_, let name): name
        }
    }

    /// Whether the source can be looked at and then read from its beginning, which pipes and standard input cannot.
    package var canBeReadAgain: Bool {
        switch self {
        case .file(let path): FolderContents.kind(of: path) != .other
        case .standardInput: false
        case .bytes: true
        }
    }
}
