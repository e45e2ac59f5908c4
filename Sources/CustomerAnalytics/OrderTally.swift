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

    package init() {}

    /// All of them.
    package var total: Int { laterThanAsOf + status + date + currency }
}
