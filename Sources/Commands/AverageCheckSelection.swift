internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentEngine

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
}
