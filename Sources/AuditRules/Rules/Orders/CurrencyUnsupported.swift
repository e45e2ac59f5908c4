internal import EventModel

/// Currencies that the vendor does not list.
struct CurrencyUnsupported: TextRule {
    let text = RuleText(
        "currency-unsupported",
        .note,
        "currency that the vendor does not call supported",
        advice:
            "Ask the vendor whether orders in it count; supported are \(YespoRules.supportedCurrencies.joined(separator: ", ")).",
        source: "docs.yespo.io reference, getting-started-with-your-api. What happens to others is not documented."
    )

    func applies(to column: ColumnRole) -> Bool { CurrencyNames.isCurrency(column) }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        text.bytes.count == 3 && !YespoRules.supportedCurrencies.contains(text.string)
            && ISO4217.codes.contains(text.string)
    }
}
