internal import EventModel
internal import EventStore

/// Orders with a negative total.
struct OrderTotalNegative: EventRule {
    let text = RuleText(
        "order-total-negative",
        .warning,
        "order event with a negative totalCost",
        advice:
            "Cancel the order instead: a return has no status of its own, and a negative total lowers the average check.",
        source: "docs.yespo.io, how-set-revenue-campaign: refunds are not part of the statistics."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        TotalSign.examine(group) { row, mantissa, spot in
            if mantissa < 0 { notes.note(row, of: group, spot) }
        }
    }
}
