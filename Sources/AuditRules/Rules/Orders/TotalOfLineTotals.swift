/// Totals that fit only if each cost is that of its whole line.
struct TotalOfLineTotals: EventRule {
    let text = RuleText(
        "order-cost-is-line-total",
        .warning,
        "order whose lines give the cost of all pieces instead of one",
        advice: "Divide each cost by its quantity: cost is the price of one piece.",
        source: TotalNotes.source + " The vendor's WooCommerce plug-in sends line totals."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) { TotalNotes.examine(.costsAreLineTotals, group, notes) }
}
