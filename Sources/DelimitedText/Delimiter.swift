/// What stands between two cells of a row.
package struct Delimiter: Hashable, Sendable {
    /// The byte.
    package let byte: UInt8

    /// A comma.
    package static let comma = Delimiter(byte: UInt8(ascii: ","))
    /// A semicolon.
    package static let semicolon = Delimiter(byte: UInt8(ascii: ";"))
    /// A tab.
    package static let tab = Delimiter(byte: 0x09)
    /// A bar, which is not looked for in tables.
    package static let bar = Delimiter(byte: UInt8(ascii: "|"))
    /// Those that are looked for, the usual first.
    package static let detectable = [comma, semicolon, tab]

    private init(byte: UInt8) {
        self.byte = byte
    }

    /// Finds a delimiter by its name, or takes the one sign that is given; nil for what cannot be one.
    package init?(name: String) {
        switch name.lowercased() {
        case "comma": self = .comma
        case "semicolon": self = .semicolon
        case "tab", "\\t": self = .tab
        default:
            guard name.utf8.count == 1, let byte = name.utf8.first else { return nil }
            switch byte {
            case 0, 0x0A, 0x0D, UInt8(ascii: "\""), 0x80...: return nil
            default: self.init(byte: byte)
            }
        }
    }
}

extension Delimiter: CustomStringConvertible {
    /// The name, or the sign itself.
    package var description: String {
        switch self {
        case .comma: "comma"
        case .semicolon: "semicolon"
        case .tab: "tab"
        default: String(Unicode.Scalar(byte))
        }
    }
}
