internal import EventModel

/// Currencies other than the account's.
struct CurrencyOfOthers: TextRule {
    let text = RuleText(
        "currency-not-of-account",
        .warning,
        "currency other than the account's",
        advice: "Convert the totals, or expect that the vendor's revenue leaves these orders out.",
        source: "docs.yespo.io, how-set-revenue-campaign: revenue counts only orders in the one chosen currency."
    )
    /// The account's currency; nil if nobody said.
    let currency: String?

    func applies(to column: ColumnRole) -> Bool { currency != nil && column.isParameter("currency") }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        !text.traits.contains(.empty) && text.string != currency
    }
}
