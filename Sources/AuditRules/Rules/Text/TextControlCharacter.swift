/// Texts with control characters.
struct TextControlCharacter: TextRule {
    let text = RuleText(
        "text-control-character",
        .warning,
        "text with a control character",
        advice: "Leave it out; line ends and tabs are no fault here.",
        source: "Muster; RFC 8259 allows them in JSON only as escapes."
    )

    func applies(to column: ColumnRole) -> Bool { true }

    var traits: TextTraits? { .control }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        text.bytes.contains { ($0 < 32 && $0 != 9 && $0 != 10 && $0 != 13) || $0 == 0x7F }
    }
}
