internal import EventModel

/// A keyValue with more characters than the vendor takes.
struct KeyTooLong: TextRule {
    let text = RuleText(
        "keyvalue-too-long",
        .error,
        "keyValue with more than \(YespoRules.keyValueLength) characters",
        advice: "Give the contact's email, phone or external id.",
        source: "Yespo OpenAPI, EventDto and PastEvent."
    )

    func applies(to column: ColumnRole) -> Bool { column.kind == .key }

    var traits: TextTraits? { .long }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        text.bytes.count > YespoRules.keyValueLength && text.string.unicodeScalars.count > YespoRules.keyValueLength
    }
}
