internal import EventModel

/// Event types that are nearly named as those that build orders.
struct EventTypeMisspelt: ShapeRule {
    let text = RuleText(
        "event-type-misspelt",
        .warning,
        "event type that is nearly named as an order event",
        advice: "Name it exactly so: any other type builds no order, and becomes a new type in the account.",
        source: """
            Yespo support, Sending Orders via the API Resource Generate event, names the four types; Yespo OpenAPI, EventDto: an \
            unknown eventTypeKey makes a new event type.
            """
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        guard let meant = Self.orderType(near: shape.eventType) else { return [] }
        return [ShapeFault(spot: Spot(.eventType), detail: "should be \(meant)")]
    }

    static func orderType(near type: String) -> String? {
        guard !YespoRules.documentedEventTypes.contains(type) else { return nil }
        let letters = Array(folded(type))
        return YespoRules.orderEventTypes.first { known in
            let other = Array(folded(known))
            return letters == other || Neighbours.areOneStepApart(letters, other)
                || folded(known).replacing("cancelled", with: "canceled") == String(letters)
        }
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
