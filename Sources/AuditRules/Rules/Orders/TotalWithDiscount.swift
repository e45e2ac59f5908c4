/// Totals from which a discount was taken that the lines do not have.
struct TotalWithDiscount: EventRule {
    let text = RuleText(
        "order-total-less-discount",
        .warning,
        "totalCost less a discount that the lines do not have",
        advice: "Take the discount off the cost of each line.",
        source: TotalNotes.source
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) { TotalNotes.examine(.includesDiscount, group, notes) }
}
