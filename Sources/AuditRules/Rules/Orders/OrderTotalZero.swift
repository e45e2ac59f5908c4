internal import EventModel
internal import EventStore

/// Orders that cost nothing.
struct OrderTotalZero: EventRule {
    let text = RuleText(
        "order-total-zero",
        .warning,
        "order event with a totalCost of zero",
        advice: "Make sure that it is a gift: it counts as an order and lowers the average check.",
        source: "Muster; the vendor says nothing about it."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        TotalSign.examine(group) { row, mantissa, spot in
            if mantissa == 0 { notes.note(row, of: group, spot) }
        }
    }
}
