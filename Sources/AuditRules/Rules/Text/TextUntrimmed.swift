/// Texts with blanks around them.
struct TextUntrimmed: TextRule {
    let text = RuleText(
        "text-untrimmed",
        .warning,
        "text that begins or ends with a blank",
        advice: "Trim it: \"shoes \" and \"shoes\" are two values for every segment.",
        source:
            "The vendor says of no value but identifiers that blanks are taken off; that they are not is Muster's reading."
    )

    func applies(to column: ColumnRole) -> Bool { true }

    var traits: TextTraits? { .outerBlank }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool { !text.traits.contains(.empty) }
}
