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

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        guard text.traits.contains(.beyondASCII) else { return text.bytes.contains { Self.isForbidden[Int($0)] } }
        return text.string.unicodeScalars.contains { YespoRules.forbiddenKeyCharacters.contains($0) }
    }

    /// By ASCII character: whether it is forbidden.
    private static let isForbidden = (UInt8.min...UInt8.max).map { byte in
        byte < 0x80 && YespoRules.forbiddenKeyCharacters.contains(Unicode.Scalar(byte))
    }
}
