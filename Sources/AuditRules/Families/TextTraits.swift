/// What one pass over the bytes of a text shows.
struct TextTraits: OptionSet, Sendable {
    let rawValue: UInt8

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

    /// How many traits there are.
    static let bits = 8

    /// Looks at a text once.
    init(of bytes: UnsafeRawBufferPointer) {
        var (traits, union, digits, previous, isEmpty): (TextTraits, UInt8, Int, UInt8, Bool) = ([], 0, 0, 0, true)
        for byte in bytes {
            union |= byte
            if byte <= 0x20 {
                if byte != 0x20 { traits.insert(.control) }
                if byte == 0x20, previous == 0x20 { traits.insert(.doubleBlank) }
            } else {
                isEmpty = false
                if byte &- 48 <= 9 { digits += 1 }
                if byte == UInt8(ascii: "@") { traits.insert(.at) }
                if byte == 0x7F { traits.insert(.control) }
            }
            previous = byte
        }
        if union >= 0x80 { traits.insert(.beyondASCII) }
        if digits >= 9 { traits.insert(.manyDigits) }
        if isEmpty { traits.insert(.empty) }
        if bytes.count > 100 { traits.insert(.long) }
        if let first = bytes.first, let last = bytes.last, Self.isBlank(first) || Self.isBlank(last) {
            traits.insert(.outerBlank)
        }
        self = traits
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
}
