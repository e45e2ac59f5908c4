internal import EventModel
internal import EventStore

/// Order events that name their contact by something that orders do not take.
struct OrderIdentifierWeak: ShapeRule {
    let text = RuleText(
        "order-identifier-weak",
        .warning,
        "order event without externalCustomerId, email and phone",
        advice: "Give one of the three: contactId, pushToken and contactKey are not in the vendor's list for orders.",
        source: """
            docs.yespo.io, how-send-events-resource-v1event, and Yespo OpenAPI, Order: one of externalCustomerId, email and \
            phone. Conflict: Yespo support, Sending Orders via the API Resource Generate event, lists the other identifiers too.
            """
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        guard OrderEventKind(eventTypeKey: shape.eventType) != nil else { return [] }
        let kinds = shape.shape.parameters.compactMap { context.roles[Int($0)].identifier }
        let strong: Set<IdentifierKind> = [.externalCustomerId, .email, .phone]
        guard !kinds.isEmpty, strong.isDisjoint(with: kinds) else { return [] }
        return [ShapeFault(spot: .event, detail: "only \(kinds[0].name)")]
    }
}
