internal import EventModel

/// Event types with more characters than the vendor takes.
struct EventTypeTooLong: ShapeRule {
    let text = RuleText(
        "event-type-too-long",
        .error,
        "eventTypeKey with more than \(YespoRules.eventTypeKeyLength) characters",
        advice: "Shorten it.",
        source: "Yespo OpenAPI, EventDto."
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        shape.eventType.unicodeScalars.count > YespoRules.eventTypeKeyLength ? [ShapeFault(spot: Spot(.eventType))] : []
    }
}
