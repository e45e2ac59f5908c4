/// Totals that no reading of the lines explains.
struct TotalDiffers: EventRule {
    let text = RuleText(
        "order-total-differs",
        .warning,
        "totalCost that differs from what the lines add up to",
        advice: "Let quantity times cost of all lines be totalCost, discounts taken off each cost.",
        source: TotalNotes.source
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) { TotalNotes.examine(.differs, group, notes) }
}
