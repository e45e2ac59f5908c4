package import Columns
package import EventModel

/// Which orders a statistic is to count: as of when, of which statuses, currency, dates and contacts.
package struct OrderSelection: Sendable {
    /// The moment on the store's clock: an order counts as it was then, if its date is not later.
    package var asOf: WallClock
    /// The statuses that count; all of them for "any".
    package var statuses: Set<OrderStatus>
    /// The one currency that counts; nil for every currency.
    package var currency: CurrencyChoice?
    /// The first moment at which the date of an order that counts may lie; nil for no bound.
    package var from: WallClock?
    /// The last moment at which the date of an order that counts may lie; nil for no bound but `asOf`.
    package var to: WallClock?
    /// The contacts whose orders count, a bit a contact number; nil for all.
    package var contacts: Bitmap?

    /// Makes a selection; by default DELIVERED orders of every currency, date and contact, as the vendor counts.
    package init(
        asOf: WallClock,
        statuses: Set<OrderStatus> = [.delivered],
        currency: CurrencyChoice? = nil,
        from: WallClock? = nil,
        to: WallClock? = nil,
        contacts: Bitmap? = nil
    ) {
        self.asOf = asOf
        self.statuses = statuses
        self.currency = currency
        self.from = from
        self.to = to
        self.contacts = contacts
    }
}

/// One currency of orders, or that of the orders which state none.
package enum CurrencyChoice: Hashable, Sendable {
    /// The currency with exactly this name.
    case named(String)
    /// The group of the orders without a currency.
    case missing
}
