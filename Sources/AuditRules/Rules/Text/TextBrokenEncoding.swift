/// Texts that were read in a wrong encoding somewhere on their way.
struct TextBrokenEncoding: TextRule {
    let text = RuleText(
        "text-broken-encoding",
        .warning,
        "text that was read in a wrong encoding",
        advice: "Export again as UTF-8; what became question marks is lost.",
        source: """
            docs.yespo.io reference, getting-started-with-your-api: UTF-8. Told by U+FFFD, by UTF-8 read as Windows-1252 or \
            Windows-1251, and by words of question marks.
            """
    )

    func applies(to column: ColumnRole) -> Bool { true }

    var traits: TextTraits? { [.beyondASCII, .questionMark] }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        guard text.traits.contains(.beyondASCII) else {
            return text.bytes.count { $0 == UInt8(ascii: "?") } >= 3 && Self.isQuestionMarks(text.bytes)
        }
        return Self.isBroken(text.string)
    }

    /// Whether the text is nothing but question marks and blanks, three of them side by side.
    private static func isQuestionMarks(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.allSatisfy({ $0 == UInt8(ascii: "?") || $0 == 32 }) else { return false }
        return String(decoding: bytes, as: UTF8.self).contains("???")
    }

    static func isBroken(_ text: String) -> Bool {
        var previous: Unicode.Scalar = " "
        var cyrillicPairs = 0
        for scalar in text.unicodeScalars {
            switch (previous.value, scalar.value) {
            case (_, 0xFFFD), (_, 0x80...0x9F): return true
            // A lead byte of UTF-8 and a byte that follows one, each read as a letter of Windows-1252.
            case (0xC2...0xC3, 0xA0...0xBF), (0xD0...0xD1, 0xA0...0xBF), (0xE2, 0x20AC): return true
            case (0xC3, _) where windows1252.contains(scalar), (0xD0...0xD1, _) where windows1252.contains(scalar):
                return true
            // The same in Windows-1251, where a single pair may be a word's beginning.
            case (0x420...0x421, _) where windows1251.contains(scalar): cyrillicPairs += 1
            default: break
            }
            previous = scalar
        }
        return cyrillicPairs >= 2
    }

    private static let windows1252 = Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars)
    private static let windows1251 = Set("ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤¦§©«¬®°±µ¶·№»јѕ".unicodeScalars)
}
