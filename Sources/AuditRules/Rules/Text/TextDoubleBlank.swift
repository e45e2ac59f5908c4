/// Texts with blanks side by side.
struct TextDoubleBlank: TextRule {
    let text = RuleText(
        "text-double-blank",
        .note,
        "text with two blanks in a row",
        advice: "Write one blank: the value differs from the one without the second.",
        source: "Muster; no page of the vendor speaks of it."
    )

    func applies(to column: ColumnRole) -> Bool { column.isFree }

    var traits: TextTraits? { .doubleBlank }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        // Blanks at the ends are another rule's.
        let inner = text.bytes.drop { $0 <= 32 }
        guard let last = inner.lastIndex(where: { $0 > 32 }) else { return false }
        var isBlank = false
        for index in inner.startIndex..<last {
            if inner[index] == 32, isBlank { return true }
            isBlank = inner[index] == 32
        }
        return false
    }
}
