internal import EventModel

/// Currencies that are none.
struct CurrencyUnknown: TextRule {
    let text = RuleText(
        "currency-unknown",
        .warning,
        "currency that ISO 4217 does not know",
        advice: "Give the three capital letters of ISO 4217, such as UAH.",
        source: """
            docs.yespo.io reference, getting-started-with-your-api: currencies are those of ISO 4217. What happens to others is \
            not documented.
            """
    )

    func applies(to column: ColumnRole) -> Bool { CurrencyNames.isCurrency(column) }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        !text.traits.contains(.empty) && !ISO4217.codes.contains(text.string)
    }
}
