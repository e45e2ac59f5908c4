internal import CustomerAnalytics
package import EventModel
internal import EventStore
internal import SegmentEngine

/// What the data comes to as somebody has it: contacts, orders, RFM and segments.
package struct Standing: Sendable {
    /// RFM as of the moment.
    package struct Scores: Sendable {
        /// How many contacts have orders that count.
        package let contacts: Int
        /// The sum of these orders.
        package let revenue: ExactDecimal
        /// The named groups with their sizes, in the order of the names.
        package let groups: [(name: String, contacts: Int)]
    }

    /// The events.
    package let events: Int
    /// The contacts.
    package let contacts: Int
    /// The orders, each in its last state.
    package let orders: OrderStanding
    /// RFM, in one currency.
    package let scores: Scores
    /// The size of each segment in the order in which they were asked for; nil where it cannot be evaluated.
    package let segments: [Int?]
}

/// Works out what a store comes to.
struct StandingPass {
    let settings: RehearsalSettings
    /// The currency of RFM; until one is chosen, that of most orders of the first store that has any.
    var currency: CurrencyChoice?

    /// The currency's name; nil for orders that state none.
    var currencyName: String? {
        if case .named(let name)? = currency { name } else { nil }
    }

    /// What the store comes to.
    ///
    /// - Parameters:
    ///   - addsUncounted: Whether orders count that only events speak of which count for nothing.
    ///   - faults: Gets why a segment, by its place, cannot be evaluated.
    mutating func standing(
        _ snapshot: StoreSnapshot,
        addsUncounted: Bool,
        _ faults: inout [Int: String]
    ) throws -> Standing {
        let book = try OrderBook(snapshot)
        var orders = OrderStanding(book)
        if addsUncounted { try UncountedOrders(snapshot, book.versions.orders).add(to: &orders) }
        let sizes = try settings.segments.indices.map { try size($0, snapshot, &faults) }
        return Standing(
            events: snapshot.rowGroups.reduce(0) { $0 + $1.events - $1.removed },
            contacts: snapshot.contacts.count,
            orders: orders,
            scores: try scores(book, snapshot),
            segments: sizes
        )
    }

    private func size(_ number: Int, _ snapshot: StoreSnapshot, _ faults: inout [Int: String]) throws -> Int? {
        do {
            let segment = try settings.segments[number].definition(snapshot)
            return try SegmentEngine.overlap([segment], snapshot: snapshot, asOf: settings.asOf).sizes.first
        } catch let error as StoreError {
            throw error
        } catch {
            faults[number] = "\(error)"
            return nil
        }
    }

    private mutating func scores(_ book: OrderBook, _ snapshot: StoreSnapshot) throws -> Standing.Scores {
        if currency == nil {
            let most = book.tallies(OrderSelection(asOf: settings.asOf.moment)).currencies.first
            currency = most.map { tally in tally.currency.map { .named($0) } ?? .missing }
        }
        let selection = OrderSelection(asOf: settings.asOf.moment, currency: currency)
        let how = RFMResult.Settings(method: .quantile(bins: settings.names.bins), names: settings.names)
        let result: RFMResult
        do {
            result = try RFMResult(book, selection, how, firstOccurred: snapshot.contacts.knownSince)
        } catch {
            // Of one currency only this can be: totals beyond all sums of money. The orders say how many have none to be told.
            return Standing.Scores(contacts: 0, revenue: .zero, groups: [])
        }
        let groups = result.segmentSummaries()
        return Standing.Scores(
            contacts: result.figures.count,
            // Nothing is left out: sums of totals always fit, as the result has seen to.
            revenue: groups.reduce(.zero) { $0.adding($1.revenue) ?? $0 },
            groups: groups.map { ($0.name, $0.contacts) }
        )
    }
}
