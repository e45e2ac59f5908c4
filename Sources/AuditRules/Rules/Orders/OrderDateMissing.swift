/// Orders without a date.
struct OrderDateMissing: EventRule {
    let text = RuleText(
        "order-date-missing",
        .error,
        "event that creates an order without date, or an order event whose date is blank",
        advice: "Give the order's date as YYYY-MM-DDTHH:mm:ss.",
        source: RequiredParameter.source
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        RequiredParameter.examine(group.context.columns.date, group, notes)
    }
}
