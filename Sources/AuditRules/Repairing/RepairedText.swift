/// Texts without the blanks that nobody meant.
enum RepairedText {
    /// The text with ordinary blanks for odd ones, without invisible characters, and without blanks at its ends.
    static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars
        if hasOddBlank(text) {
            scalars.removeAll { isInvisible($0) }
            scalars = String.UnicodeScalarView(scalars.map { isOddBlank($0) ? " " : $0 })
        }
        var rest = scalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        // What is only blanks says that the value is empty, and stays.
        return rest.isEmpty ? text : String(rest)
    }

    /// Whether the text has a blank that is no ordinary one, or an invisible character.
    static func hasOddBlank(_ text: String) -> Bool {
        text.unicodeScalars.contains { isInvisible($0) || isOddBlank($0) }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x2060, 0xFEFF: true
        default: false
        }
    }

    private static func isOddBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
