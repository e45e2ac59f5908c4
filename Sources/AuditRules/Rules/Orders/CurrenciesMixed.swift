internal import EventModel
internal import EventStore

/// Data with orders in several currencies.
struct CurrenciesMixed: StoreRule {
    let text = RuleText(
        "currencies-mixed",
        .note,
        "several currencies among the orders",
        advice: "Say which one is meant wherever money is compared: --currency, or where currency = \"UAH\".",
        source: "docs.yespo.io, how-set-revenue-campaign: revenue counts only orders in the one chosen currency."
    )

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        guard let column = survey.context.columns.currency else { return }
        let codes = Set(survey.orders.steps.map(\.currency)).subtracting([OrderEvent.noCurrency])
        guard codes.count > 1 else { return }
        let texts = survey.context.snapshot.dictionary(of: column)
        let names = codes.map { texts.text($0) }.sorted().joined(separator: ", ")
        notes.noteWhole(Example(file: survey.firstSource, value: names))
    }
}
