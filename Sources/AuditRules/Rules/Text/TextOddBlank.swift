/// Texts with blanks that look like others or like nothing.
struct TextOddBlank: TextRule {
    let text = RuleText(
        "text-odd-blank",
        .warning,
        "text with a non-breaking or invisible blank",
        advice: "Replace it by an ordinary blank or leave it out; nobody can type it into a segment.",
        source: "Muster; Unicode's space separators other than the blank, and its invisible format characters."
    )

    func applies(to column: ColumnRole) -> Bool { true }

    var traits: TextTraits? { .beyondASCII }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        text.string.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0xA0, 0xAD, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
            default: false
            }
        }
    }
}
