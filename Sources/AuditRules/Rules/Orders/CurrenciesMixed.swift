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

    var needs: SurveyNeeds { .orders }

    func examine(_ survey: AuditSurvey, _ notes: RuleNotes) {
        guard let column = survey.context.columns.currency else { return }
        let texts = survey.context.snapshot.dictionary(of: column)
        let codes = (0..<UInt32(texts.count)).filter { survey.orders.currencies[Int($0)] }
        guard codes.count > 1 else { return }
        let names = codes.map { texts.text($0) }.sorted().joined(separator: ", ")
        notes.noteWhole(Example(file: survey.firstSource, value: names))
    }
}
