/// Orders without a total.
struct OrderTotalMissing: EventRule {
    let text = RuleText(
        "order-total-missing",
        .error,
        "event that creates an order without totalCost, or an order event whose totalCost is blank",
        advice: "Give the order's total.",
        source: RequiredParameter.source
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        RequiredParameter.examine(group.context.columns.total, group, notes)
    }
}
