/// Identifiers that are given and say nothing.
struct IdentifierEmpty: TextRule {
    let text = RuleText(
        "identifier-empty",
        .note,
        "identifier that is empty, null or undefined as a text",
        advice: "Leave the parameter out where nothing is known.",
        source: """
            docs.yespo.io, how-use-v1event-api-resource: an externalCustomerId that is empty, blank or "null" is ignored. That \
            the same holds for "undefined" and for all identifiers is Muster's decision.
            """
    )

    func applies(to column: ColumnRole) -> Bool { column.identifier != nil }

    var traits: TextTraits? { .nobody }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        text.bytes.count < 64 && text.identifier == nil
    }
}
