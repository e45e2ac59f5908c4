internal import CustomerAnalytics
package import EventModel
internal import EventStore

/// The orders that there are when all is said, each in its last state.
package struct OrderStanding: Sendable {
    /// A sum of money in one currency.
    package struct Revenue: Sendable {
        /// The currency as the orders spell it; nil for those that state none.
        package let currency: String?
        /// The sum of the totals of DELIVERED orders.
        package var sum: ExactDecimal
    }

    /// How many orders have each status.
    package private(set) var statuses: [OrderStatus: Int] = [:]
    /// How many orders have a status that cannot be told.
    package private(set) var untold = 0
    /// How many DELIVERED orders have a total that cannot be told.
    package private(set) var withoutTotal = 0
    /// The revenue of DELIVERED orders, in the order of the currencies' names.
    package private(set) var revenue: [Revenue] = []

    /// How many orders there are.
    package var count: Int { statuses.values.reduce(untold, +) }

    /// The orders of a book; those of a currency whose totals have too many digits to be added up count as without a total.
    init(_ book: OrderBook) {
        let end = WallClock(microseconds: Int64.max - 1)
        let all = book.counted(OrderSelection(asOf: end, statuses: [.delivered]))
        for tally in all.tallies.statuses { statuses[tally.status] = tally.orders }
        for tally in all.tallies.currencies {
            let choice = tally.currency.map { CurrencyChoice.named($0) } ?? .missing
            let orders = book.counted(OrderSelection(asOf: end, currency: choice))
            guard let totals = try? orders.totals else {
                withoutTotal += tally.orders
                continue
            }
            let sum: Int128 =
                switch totals.mantissas {
                case .narrow(let values): values.reduce(Int128(0)) { $0 + Int128($1) }
                case .wide(let values): values.reduce(0, +)
                }
            set(ExactDecimal(mantissa: sum, scale: totals.scale), tally.currency)
        }
    }

    /// Adds an order of which the events give this much.
    mutating func add(_ status: OrderStatus?, total: ExactDecimal?, currency: String?) {
        guard let status else {
            untold += 1
            return
        }
        statuses[status, default: 0] += 1
        guard status == .delivered else { return }
        let sum = revenue.first { $0.currency == currency }?.sum ?? .zero
        // A total beyond all sums of money is as good as none.
        guard let total, let sum = sum.adding(total) else {
            withoutTotal += 1
            return
        }
        set(sum, currency)
    }

    private mutating func set(_ sum: ExactDecimal, _ currency: String?) {
        if let index = revenue.firstIndex(where: { $0.currency == currency }) {
            revenue[index].sum = sum
            return
        }
        revenue.append(Revenue(currency: currency, sum: sum))
        revenue.sort { ($0.currency ?? "") < ($1.currency ?? "") }
    }
}
