internal import CustomerAnalytics
internal import EventModel
internal import EventStore

/// The orders of a store, read when the first condition asks for them.
final class LazyOrders {
    private let snapshot: StoreSnapshot
    private let books: OrderBooks
    private var latest: OrderEvaluation?
    /// The dates that conditions are going to ask for; nil for all.
    private var expected: ClosedRange<Int64>?

    /// Reads nothing yet.
    init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        books = OrderBooks(snapshot)
    }

    /// Notes what conditions are going to ask for, so that orders of other dates need not be read.
    func expect(_ conditions: some Sequence<ResolvedCondition>) {
        let dates = conditions.compactMap(\.datesOfOrders)
        expected = dates.dropFirst().reduce(dates.first ?? nil) { all, next in
            guard let all, let next else { return nil }
            return min(all.lowerBound, next.lowerBound)...max(all.upperBound, next.upperBound)
        }
    }

    /// The orders of which a condition speaks, with others.
    func evaluation(of orders: ResolvedOrders) throws -> OrderEvaluation {
        let dates = orders.dates.ofOrders
        return try evaluation(asOf: orders.asOf, dates: dates, reading: dates == nil ? nil : expected)
    }

    /// All orders as of a moment, with others.
    func evaluation(asOf moment: Int64) throws -> OrderEvaluation {
        try evaluation(asOf: moment, dates: nil, reading: nil)
    }

    /// Whether an order that was read already has a status as of a moment.
    func isKnown(_ status: OrderStatus, asOf moment: Int64) -> Bool {
        guard let latest, latest.book.moment.map({ $0.microseconds == moment }) ?? true else { return false }
        return latest.has(status, asOf: moment)
    }

    private func evaluation(
        asOf moment: Int64,
        dates: ClosedRange<Int64>?,
        reading wider: ClosedRange<Int64>?
    ) throws -> OrderEvaluation {
        let moment = WallClock(microseconds: moment)
        if let latest, latest.book.covers(moment, dates: dates) { return latest }
        let read = OrderEvaluation(snapshot, try books.book(asOf: moment, dates: wider))
        latest = read
        return read
    }
}

extension ResolvedCondition {
    /// The dates of the orders that a condition asks for, nil in it for all; nil if it asks for none.
    fileprivate var datesOfOrders: ClosedRange<Int64>?? {
        switch self {
        case .orders(_, let orders, _), .orderDate(_, let orders, _), .top(_, _, by: .orders(_, let orders)):
            .some(orders.dates.ofOrders)
        case .rfm: .some(nil)
        default: nil
        }
    }
}

extension TimeRange {
    /// The range as dates of orders, both ends in it; nil for all time.
    fileprivate var ofOrders: ClosedRange<Int64>? {
        guard self != .always else { return nil }
        return isEmpty ? from...from : from...(to - 1)
    }
}
