internal import EventStore

/// Top-level members that no page knows.
struct MemberUnknown: ShapeRule {
    let text = RuleText(
        "member-unknown",
        .note,
        "top-level name that the vendor does not document",
        advice: "Give what it holds as a parameter; segments see nothing else.",
        source: "Yespo OpenAPI, PastEvent: eventTypeKey, keyValue, params and occurred."
    )

    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault] {
        shape.shape.members.compactMap { column in
            let role = context.roles[Int(column)]
            guard role.kind == .member, role.name != "occurred" else { return nil }
            return ShapeFault(spot: Spot(.column(column)), detail: role.name)
        }
    }
}
