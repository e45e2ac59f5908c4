package import EventModel

/// How many orders have a status.
package struct StatusTally: Hashable, Sendable {
    /// The status.
    package let status: OrderStatus
    /// How many orders have it.
    package let orders: Int

    /// Makes a tally.
    package init(status: OrderStatus, orders: Int) {
        self.status = status
        self.orders = orders
    }
}

/// How many orders have a currency.
package struct CurrencyTally: Hashable, Sendable {
    /// The currency as the orders spell it; nil for the orders that state none.
    package let currency: String?
    /// How many orders have it.
    package let orders: Int

    /// Makes a tally.
    package init(currency: String?, orders: Int) {
        self.currency = currency
        self.orders = orders
    }
}

/// How many orders a selection left out, each under the first reason that applies, in the order of the members.
package struct OrdersLeftOut: Hashable, Sendable {
    /// Known by then, but with a date after the as-of time.
    package var laterThanAsOf = 0
    /// With a status that was not asked for.
    package var status = 0
    /// With a date outside the asked range.
    package var date = 0
    /// With another currency than the one asked for.
    package var currency = 0

    /// None.
    package init() {}

    /// All of them.
    package var total: Int { laterThanAsOf + status + date + currency }
}

/// How many orders a selection counts, and what else there is.
package struct OrderTallies: Sendable {
    /// What was asked for.
    package let selection: OrderSelection
    /// How many orders count.
    package let count: Int
    /// How many orders were left out, and why.
    package let leftOut: OrdersLeftOut
    /// The statuses of all orders as of the moment, counted or not, in the vendor's order; none with 0 orders.
    package let statuses: [StatusTally]
    /// The currencies of the orders that count but for their currency, most orders first; none with 0 orders.
    package let currencies: [CurrencyTally]

    /// Makes sure that money can be added.
    ///
    /// - Returns: The one currency of the orders that count; nil if they state none, or if no order counts.
    /// - Throws: ``CustomerAnalyticsError/severalCurrencies(_:)`` with what there is.
    @discardableResult
    package func requireOneCurrency() throws(CustomerAnalyticsError) -> String? {
        switch selection.currency {
        case .named(let name): return name
        case .missing: return nil
        case nil:
            guard currencies.count < 2 else { throw .severalCurrencies(currencies) }
            return currencies.first?.currency
        }
    }
}

extension CurrencyTally {
    /// Tallies in the order of ``OrderTallies/currencies``, from counts by the code of the currency and one; the code that
    /// stands for no currency wraps round to 0.
    static func tallies(_ counts: [Int], names: [String]) -> [CurrencyTally] {
        counts.indices.filter { counts[$0] > 0 }
            .map { CurrencyTally(currency: $0 == 0 ? nil : names[$0 - 1], orders: counts[$0]) }
            .sorted { ($1.orders, $0.currency ?? "") < ($0.orders, $1.currency ?? "") }
    }
}
