/// What an order is from one of its events up to the next.
package struct OrderVersion: BitwiseCopyable, Hashable, Sendable {
    /// The contact whose order it is: that of the event that created it last.
    package var contact: UInt32
    /// The first moment at which the order is like this: when the event that made it so occurred.
    package var validFrom: WallClock
    /// The first moment at which the order is no longer like this; `WallClock.max` while nothing follows.
    package var validTo: WallClock
    /// The order's status.
    package var status: OrderStatus
    /// What the order costs.
    package var total: OrderTotal
    /// The order's own date.
    package var date: WallClock
    /// The code of the order's currency, or `OrderEvent.noCurrency`.
    package var currency: UInt32
    /// The number of the event that made the order what it is.
    package var number: Int64
    /// The number of the event that created the order last.
    package var origin: Int64

    /// Makes a version.
    package init(
        contact: UInt32,
        validFrom: WallClock,
        validTo: WallClock,
        status: OrderStatus,
        total: OrderTotal,
        date: WallClock,
        currency: UInt32,
        number: Int64,
        origin: Int64
    ) {
        self.contact = contact
        self.validFrom = validFrom
        self.validTo = validTo
        self.status = status
        self.total = total
        self.date = date
        self.currency = currency
        self.number = number
        self.origin = origin
    }
}
