internal import EventModel

/// Identifiers with more characters than the vendor takes.
struct IdentifierTooLong: TextRule {
    let text = RuleText(
        "identifier-too-long",
        .error,
        "identifier with more than \(YespoRules.identifierLength) characters",
        advice: "Shorten it; most often something else slipped into the parameter.",
        source: "docs.yespo.io, validating-event-parameters; Yespo OpenAPI, EventDto."
    )

    func applies(to column: ColumnRole) -> Bool { column.identifier != nil }

    var traits: TextTraits? { .long }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        text.bytes.count > YespoRules.identifierLength && text.string.unicodeScalars.count > YespoRules.identifierLength
    }
}
