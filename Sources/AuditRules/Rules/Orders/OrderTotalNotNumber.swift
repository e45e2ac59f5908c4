internal import EventStore

/// Orders whose total is no number.
struct OrderTotalNotNumber: EventRule {
    let text = RuleText(
        "order-total-not-a-number",
        .error,
        "order event whose totalCost is no number, or one too large",
        advice: """
            Give digits with a point: 1250.00, without a currency or blanks between thousands, and at most 18 of them before \
            the point.
            """,
        source: "Yespo OpenAPI, Order: totalCost is a number; the samples for events have it as a text of digits."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        AmountText.examine(group.context.columns.total, group) { row, isComma, spot in
            if !isComma { notes.note(row, of: group, spot) }
        }
    }
}
