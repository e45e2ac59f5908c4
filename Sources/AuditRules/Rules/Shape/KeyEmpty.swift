/// A keyValue that says nothing.
struct KeyEmpty: TextRule {
    let text = RuleText(
        "keyvalue-empty",
        .warning,
        "keyValue that is empty",
        advice: "Give the contact's email, phone or external id.",
        source: "Yespo OpenAPI, PastEvent, requires a keyValue; what happens to an empty one is not said."
    )

    func applies(to column: ColumnRole) -> Bool { column.kind == .key }

    var traits: TextTraits? { .empty }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool { true }
}
