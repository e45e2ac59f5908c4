internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentEngine
internal import SegmentLanguage

/// Which orders the average check counts, and how its results say so.
struct AverageCheckSelection {
    /// Which orders count.
    let orders: OrderSelection
    /// The moment as of which they count.
    let asOf: AsOf
    /// The zone of all times.
    let zone: ClockZone
    /// The restrictions in words, one each.
    let restrictions: [String]

    /// Takes what the options choose from a store.
    ///
    /// - Throws: `UsageFailure`, and what the evaluation of a segment throws.
    init(_ options: OrderOptions, in snapshot: StoreSnapshot) throws {
        zone = snapshot.zone
        asOf = try options.asOf(in: snapshot.zone)
        orders = try options.selection(snapshot, asOf: asOf)
        let restrictions = [
            ("currency", options.currency), ("from", options.from), ("to", options.to), ("segment", options.segment),
        ]
        self.restrictions =
            ["status \(options.status.text)"] + restrictions.compactMap { word, value in value.map { "\(word) \($0)" } }
    }

    /// Makes sure that the currency is one that an order can have, since a misspelt one would count nothing.
    ///
    /// - Throws: `UsageFailure` that names the currencies.
    func checkCurrency(in book: OrderBook) throws {
        guard case .named(let currency) = orders.currency, !book.currencyNames.contains(currency) else { return }
        let near = nearestName(to: currency, in: book.currencyNames).map { "; did you mean \($0)?" } ?? ""
        throw UsageFailure(
            message: "--currency \(currency): no order has that currency\(near)\nCurrencies: "
                + "\((book.currencyNames.sorted() + ["none"]).joined(separator: ", "))"
        )
    }
}
