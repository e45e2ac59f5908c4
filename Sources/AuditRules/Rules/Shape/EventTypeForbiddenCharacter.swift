internal import EventModel

/// Event types with a character that the vendor forbids.
struct EventTypeForbiddenCharacter: ShapeRule {
    let text = RuleText(
        "event-type-forbidden-character",
        .error,
        "eventTypeKey with a forbidden character",
        advice: "Leave out: \(YespoRules.forbiddenKeyCharacters.map(String.init).sorted().joined(separator: " "))",
        source: "Yespo OpenAPI, EventDto and PastEvent, list the characters that an eventTypeKey must not hold."
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        let isFaulty = shape.eventType.unicodeScalars.contains { YespoRules.forbiddenKeyCharacters.contains($0) }
        return isFaulty ? [ShapeFault(spot: Spot(.eventType))] : []
    }
}
