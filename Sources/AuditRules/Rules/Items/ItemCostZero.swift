internal import EventModel

/// Lines that cost nothing.
struct ItemCostZero: EventRule {
    let text = RuleText(
        "item-cost-zero",
        .note,
        "line of an order with a cost of zero",
        advice: "Make sure that it is a gift.",
        source: "Muster; the vendor says nothing about it."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        ItemNumber.examine(
            group.context.columns.cost,
            group,
            notes,
            isFaultless: { $0.least > 0 || $0.greatest < 0 },
            isFaulty: { number in number.map { $0.mantissa == 0 } ?? false }
        )
    }
}
