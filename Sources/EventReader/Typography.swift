/// Characters that web pages and word processors put where JSON needs plain ones: blanks and quotes.
struct Typography: Hashable {
    /// What a character stands for.
    enum Kind {
        case blank
        /// A quote of a text, single or double.
        case quote(isSingle: Bool)
    }

    /// What the character stands for.
    let scalar: Unicode.Scalar
    /// How many bytes it has.
    let length: Int

    /// Reads the character at the beginning of some bytes; nil if it is none of these.
    ///
    /// Blanks of one byte that JSON does not know (vertical tab, form feed) count as well.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let first = bytes.first else { return nil }
        switch first {
        case 0x0B, 0x0C: (scalar, length) = (Unicode.Scalar(first), 1)
        case 0xC2 where bytes.count > 1:
            guard [0x85, 0xA0, 0xAB, 0xBB].contains(bytes[1]) else { return nil }
            (scalar, length) = (Unicode.Scalar(bytes[1]), 2)
        case 0xE1, 0xE2, 0xE3, 0xEF:
            guard bytes.count > 2 else { return nil }
            let code = UInt32(first & 0x0F) << 12 | UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F)
            guard let found = Unicode.Scalar(code), Self.kind(of: found) != nil else { return nil }
            (scalar, length) = (found, 3)
        default: return nil
        }
    }

    /// Whether more bytes are needed to tell what the character is.
    static func isCut(_ bytes: UnsafeRawBufferPointer) -> Bool {
        switch bytes.first {
        case 0xC2: bytes.count < 2
        case 0xE1, 0xE2, 0xE3, 0xEF: bytes.count < 3
        default: bytes.isEmpty
        }
    }

    /// What the character stands for.
    var kind: Kind { Self.kind(of: scalar) ?? .blank }

    var isBlank: Bool { if case .blank = kind { true } else { false } }

    /// The character by its name or its number, in words for the user.
    var described: String {
        let number = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        return switch kind {
        case .blank where scalar == "\u{A0}": "a non-breaking space (\(number))"
        case .blank: "a blank that JSON does not know (\(number))"
        case .quote: "a typographic quote \(Character(scalar)) (\(number))"
        }
    }

    private var code: String { String(scalar.value, radix: 16, uppercase: true) }

    private static func kind(of scalar: Unicode.Scalar) -> Kind? {
        switch scalar.value {
        case 0x0B, 0x0C, 0x85, 0xA0, 0x1680, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
            .blank
        case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0xFF02: .quote(isSingle: false)
        case 0x2018...0x201B: .quote(isSingle: true)
        default: nil
        }
    }
}
