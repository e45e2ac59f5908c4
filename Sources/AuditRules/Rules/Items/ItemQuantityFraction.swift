internal import EventModel

/// Lines with a part of a piece.
struct ItemQuantityFraction: EventRule {
    let text = RuleText(
        "item-quantity-fraction",
        .note,
        "line of an order with a fraction of a piece",
        advice: "Expect whole numbers in the daily export.",
        source: """
            Conflict: Yespo OpenAPI, OrderItem, takes a double; docs.yespo.io, exporting-data-bigquery-tables, exports a whole \
            number.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        ItemNumber.examine(
            group.context.columns.quantity,
            group,
            notes,
            isFaultless: { $0.greatestScale == 0 },
            isFaulty: { number in
                guard let number, number.scale > 0 else { return false }
                return number.normalized.scale > 0
            }
        )
    }
}
