internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentEngine
internal import SegmentLanguage

/// A line of standard input.
struct Question: Decodable {
    /// What is asked.
    enum Kind: String, Decodable {
        /// How many contacts are in a segment.
        case segment
        /// How large a segment was at 24 ends of months.
        case history
        /// The scores of all contacts, by quintiles.
        case rfm
        /// The average check by month and currency, of all statuses.
        case averageCheck
    }

    let kind: Kind
    /// The segment, for the first two.
    let segment: String?
    /// The day that is asked about.
    let day: String
    /// The currency, for RFM.
    let currency: String?

    /// What is wrong with a question.
    struct Unanswerable: Error { let what: String }

    /// Answers it: how many contacts, rows or moments there are.
    func answer(_ snapshot: StoreSnapshot) throws -> Int {
        guard let asOf = AsOf(day, zone: snapshot.zone) else { throw Unanswerable(what: "no day: \(day)") }
        switch kind {
        case .segment: return try size(snapshot, asOf)
        case .history:
            let text = segment ?? ""
            let definition = SegmentDefinition(try parseSegment(text), text: text)
            return try SegmentEngine.history(
                definition,
                snapshot: snapshot,
                at: CalendarEnds.every(.month, from: asOf.moment.adding(days: -730), to: asOf.moment)
            ).entries.count
        case .rfm:
            let selection = OrderSelection(asOf: asOf.moment, currency: currency.map { .named($0) })
            let settings = RFMResult.Settings(method: .quantile(bins: 5))
            let result = try RFMResult(
                OrderBook(snapshot, asOf: asOf.moment),
                selection,
                settings,
                firstOccurred: snapshot.contacts.knownSince
            )
            return result.figures.count
        case .averageCheck:
            let selection = OrderSelection(asOf: asOf.moment, statuses: Set(OrderStatus.allCases))
            return try AverageCheck(OrderBook(snapshot, asOf: asOf.moment), selection, by: .time(.month)).rows.count
        }
    }

    private func resolved(_ snapshot: StoreSnapshot, _ asOf: AsOf) throws -> ResolvedSegment {
        let text = segment ?? ""
        return try SegmentResolver(names: KnownNames(snapshot), asOf: asOf).resolve(try parseSegment(text), text: text)
    }

    /// The size, which is all that is asked of the peers.
    private func size(_ snapshot: StoreSnapshot, _ asOf: AsOf) throws -> Int {
        let segment = try resolved(snapshot, asOf)
        let table = try SegmentEngine(snapshot).evaluate(segment.conditions, asOf: asOf)
        return table.combinations.reduce(0) { $0 + (segment.tree.holds($1.mask) ? $1.contacts : 0) }
    }
}
