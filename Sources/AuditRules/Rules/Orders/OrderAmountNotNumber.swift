/// Shipping, discounts and taxes that are no numbers.
struct OrderAmountNotNumber: EventRule {
    let text = RuleText(
        "order-amount-not-a-number",
        .warning,
        "shipping, discount or taxes of an order that is no number",
        advice: "Give digits with a point, or leave the parameter out.",
        source: "Yespo OpenAPI, Order: numbers. What happens to others is not documented."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        let columns = group.context.columns
        for column in [columns.shipping, columns.discount, columns.taxes] {
            AmountText.examine(column, group) { row, _, spot in notes.note(row, of: group, spot) }
        }
    }
}
