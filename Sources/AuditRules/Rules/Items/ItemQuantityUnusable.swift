internal import EventModel

/// Lines whose quantity is no number above zero.
struct ItemQuantityUnusable: EventRule {
    let text = RuleText(
        "item-quantity-unusable",
        .warning,
        "line of an order whose quantity is no number above zero",
        advice: "Give how many pieces were bought; cancel an order that came back.",
        source: "Yespo OpenAPI, OrderItem: a number. What happens to others is not documented."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        ItemNumber.examine(
            group.context.columns.quantity,
            group,
            notes,
            isFaultless: { $0.least > 0 },
            isFaulty: { number in number.map { $0.mantissa <= 0 } ?? true }
        )
    }
}
