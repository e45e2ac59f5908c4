/// Makes a text safe to print on one line of a terminal.
enum VisibleText {
    /// The text with controls shown as pictures (`␊`) and invisible or reordering characters as `<U+202E>`.
    ///
    /// A line feed would break the table, an escape sequence could change the terminal, and a mark of direction could
    /// make one value look like another. Joiners stay, since emoji and scripts need them.
    static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !isUnsafe(scalar) {
                visible.append(scalar)
            } else if let picture = picture(of: scalar) {
                visible.append(picture)
            } else {
                visible.append(contentsOf: "<U+".unicodeScalars)
                let digits = String(scalar.value, radix: 16, uppercase: true)
                visible.append(contentsOf: repeatElement("0", count: max(0, 4 - digits.count)))
                visible.append(contentsOf: digits.unicodeScalars)
                visible.append(">")
            }
        }
        return String(visible)
    }

    /// The sign of Unicode's block Control Pictures that stands for an ASCII control.
    private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        default: nil
        }
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x20..<0x7F: false
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
