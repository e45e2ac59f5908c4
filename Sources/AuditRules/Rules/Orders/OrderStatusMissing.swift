/// Orders without a status.
struct OrderStatusMissing: EventRule {
    let text = RuleText(
        "order-status-missing",
        .error,
        "event that creates an order without status, or an order event whose status is blank",
        advice: "Give the order's status.",
        source: RequiredParameter.source
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        RequiredParameter.examine(group.context.columns.status, group, notes)
    }
}
