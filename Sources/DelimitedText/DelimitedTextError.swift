/// Why a delimited text cannot be read at all.
package enum DelimitedTextError: Error, Hashable, Sendable {
    /// There is nothing in it.
    case empty(String)
    /// The first row, which should name the columns, is no record.
    case brokenHeader(String, line: Int, byte: Int, reason: String)
}

extension DelimitedTextError: CustomStringConvertible {
    /// What is wrong and what to do, in one line for the user.
    package var description: String {
        switch self {
        case .empty(let name): "\(name): there is nothing in it; export it again"
        case .brokenHeader(let name, let line, let byte, let reason):
            "\(name): line \(line), byte \(byte): the header cannot be read: \(reason)"
        }
    }
}
