/// Totals that have shipping or taxes in them.
struct TotalWithShipping: EventRule {
    let text = RuleText(
        "order-total-includes-shipping",
        .warning,
        "totalCost that includes shipping or taxes",
        advice: "Decide for one way: revenue and average check count what totalCost says.",
        source: TotalNotes.source
            + " Conflict: the sample of docs.yespo.io, orders-automation, has shipping 10 and an item of 990 in a total of 1000."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) { TotalNotes.examine(.includesShipping, group, notes) }
}
