internal import EventModel

/// What one pass over the bytes of a text shows.
struct TextTraits: OptionSet, Sendable {
    let rawValue: UInt16

    /// A byte past ASCII.
    static let beyondASCII = TextTraits(rawValue: 1)
    /// A control character, tab and line ends among them.
    static let control = TextTraits(rawValue: 2)
    /// A blank at an end.
    static let outerBlank = TextTraits(rawValue: 4)
    /// Two blanks in a row.
    static let doubleBlank = TextTraits(rawValue: 8)
    /// An at sign.
    static let at = TextTraits(rawValue: 16)
    /// Nine digits or more.
    static let manyDigits = TextTraits(rawValue: 32)
    /// Nothing but blanks, or nothing at all.
    static let empty = TextTraits(rawValue: 64)
    /// More than 100 bytes.
    static let long = TextTraits(rawValue: 128)
    /// A capital letter of ASCII.
    static let capital = TextTraits(rawValue: 256)
    /// A question mark.
    static let questionMark = TextTraits(rawValue: 512)
    /// A character of ASCII that the vendor forbids in a keyValue.
    static let forbiddenInKeys = TextTraits(rawValue: 1_024)
    /// In a column of identifiers: a text that stands for none.
    static let nobody = TextTraits(rawValue: 2_048)
    /// In a column of identifiers: a text whose form for comparing has another length.
    static let decorated = TextTraits(rawValue: 4_096)

    /// How many traits there are.
    static let bits = 13

    /// Looks at a text once.
    init(of bytes: UnsafeRawBufferPointer) {
        let (union, digits) = Self.ofByte.withUnsafeBufferPointer { ofByte in
            var (union, digits): (UInt16, Int) = (0, 0)
            for byte in bytes {
                union |= ofByte[Int(byte)]
                digits &+= byte &- 48 <= 9 ? 1 : 0
            }
            return (union, digits)
        }
        var traits = TextTraits(rawValue: union & ~(Self.space | Self.visible))
        if union & Self.space != 0, Self.hasDoubleBlank(bytes) { traits.insert(.doubleBlank) }
        if digits >= 9 { traits.insert(.manyDigits) }
        if union & Self.visible == 0 { traits.insert(.empty) }
        if bytes.count > 100 { traits.insert(.long) }
        if let first = bytes.first, let last = bytes.last, Self.isBlank(first) || Self.isBlank(last) {
            traits.insert(.outerBlank)
        }
        self = traits
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Beside the traits that a single byte shows: a space, and what is no blank.
    private static let space: UInt16 = 1 << 14
    private static let visible: UInt16 = 1 << 15

    private static let ofByte = (UInt8.min...UInt8.max).map { byte in
        var traits: TextTraits = []
        if byte >= 0x80 { traits.insert(.beyondASCII) }
        if byte < 0x20 || byte == 0x7F { traits.insert(.control) }
        if byte == UInt8(ascii: "@") { traits.insert(.at) }
        if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) { traits.insert(.capital) }
        if byte == UInt8(ascii: "?") { traits.insert(.questionMark) }
        if byte < 0x80, YespoRules.forbiddenKeyCharacters.contains(Unicode.Scalar(byte)) {
            traits.insert(.forbiddenInKeys)
        }
        return traits.rawValue | (byte == 0x20 ? space : 0) | (byte > 0x20 ? visible : 0)
    }

    private static func hasDoubleBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x20, previous == 0x20 { return true }
            previous = byte
        }
        return false
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
}
