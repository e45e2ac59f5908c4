internal import EventStore

/// Orders whose total has a comma before its decimals.
struct OrderTotalDecimalComma: EventRule {
    let text = RuleText(
        "order-total-decimal-comma",
        .error,
        "order event whose totalCost has a decimal comma",
        advice: "Write a point: 12.50.",
        source:
            "RFC 8259, numbers; Yespo OpenAPI, Order. How the vendor reads a comma is not documented; Muster reads none."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        AmountText.examine(group.context.columns.total, group) { row, isComma, spot in
            if isComma { notes.note(row, of: group, spot) }
        }
    }
}
