internal import EventModel
internal import EventStore

/// Events without a keyValue.
struct KeyMissing: ShapeRule {
    let text = RuleText(
        "keyvalue-missing",
        .warning,
        "event without a keyValue",
        advice: "Give the contact's email, phone or external id as keyValue.",
        source: """
            Conflict: Yespo OpenAPI, PastEvent, requires keyValue; EventDto and docs.yespo.io, validating-event-parameters, let \
            the parameters identify the contact instead.
            """
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        let hasKey = shape.shape.members.contains { context.roles[Int($0)].kind == .key }
        return hasKey ? [] : [ShapeFault(spot: .event)]
    }
}
