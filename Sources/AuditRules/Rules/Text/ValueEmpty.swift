/// Parameters and fields that are given and empty.
struct ValueEmpty: TextRule {
    let text = RuleText(
        "value-empty",
        .note,
        "parameter or field that is an empty text",
        advice: "Leave it out where nothing is known, so that `is set` and counts say what they seem to.",
        source:
            "Muster; the vendor's own shop plug-ins send empty texts, and no page says that they are taken for missing."
    )

    func applies(to column: ColumnRole) -> Bool { column.isFree }

    var traits: TextTraits? { .empty }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool { true }
}
