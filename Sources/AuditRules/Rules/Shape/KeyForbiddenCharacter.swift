internal import EventModel

/// A keyValue with a character that the vendor forbids.
struct KeyForbiddenCharacter: TextRule {
    let text = RuleText(
        "keyvalue-forbidden-character",
        .error,
        "keyValue with a forbidden character",
        advice: "Leave out: \(YespoRules.forbiddenKeyCharacters.map(String.init).sorted().joined(separator: " "))",
        source: "Yespo OpenAPI, EventDto and PastEvent, list the characters that a keyValue must not hold."
    )

    func applies(to column: ColumnRole) -> Bool { column.kind == .key }

    var traits: TextTraits? { [.forbiddenInKeys, .beyondASCII] }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        text.traits.contains(.forbiddenInKeys)
            || text.string.unicodeScalars.contains { YespoRules.forbiddenKeyCharacters.contains($0) }
    }
}
