internal import EventModel

/// Lines whose cost is no number from zero on.
struct ItemCostUnusable: EventRule {
    let text = RuleText(
        "item-cost-unusable",
        .warning,
        "line of an order whose cost is no number, or negative",
        advice: "Give the price of one piece after discount, with a point before its decimals.",
        source: "Yespo OpenAPI, OrderItem: a number. What happens to others is not documented."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        ItemNumber.examine(
            group.context.columns.cost,
            group,
            notes,
            isFaultless: { $0.least >= 0 },
            isFaulty: { number in number.map { $0.mantissa < 0 } ?? true }
        )
    }
}
