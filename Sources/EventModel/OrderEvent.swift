/// What the folding of orders needs of one event.
package struct OrderEvent: BitwiseCopyable, Hashable, Sendable {
    /// The event's number in the store, which settles ties of `occurred`.
    package var number: Int64
    /// When it happened.
    package var occurred: WallClock
    /// What it does.
    package var kind: OrderEventKind
    /// The contact that it names; nil if it names none.
    package var contact: UInt32?
    /// Whether it has an externalOrderId.
    package var hasOrderIdentifier: Bool
    /// Its totalCost; unusable if that is no number, or one too large.
    package var total: Given<OrderTotal>
    /// Its status; unusable if that is none of the vendor's five.
    package var status: Given<OrderStatus>
    /// Its date; unusable if that cannot be read.
    package var date: Given<WallClock>
    /// The code of its currency, `noCurrency` where that is missing or null, or `blankCurrency` where it names none.
    package var currency: UInt32
    /// Whether its items, if there are any, can be used.
    package var items: OrderItemsState

    /// The currency of an order event, and of an order, that has none.
    package static let noCurrency = UInt32.max
    /// The currency of an order event that gives one without naming any, such as an empty text: the order has none from then on.
    package static let blankCurrency = UInt32.max - 1

    /// Makes an order event; what is left out is not given.
    @inlinable
    package init(
        number: Int64,
        occurred: WallClock,
        kind: OrderEventKind,
        contact: UInt32?,
        hasOrderIdentifier: Bool = true,
        total: Given<OrderTotal> = .absent,
        status: Given<OrderStatus> = .absent,
        date: Given<WallClock> = .absent,
        currency: UInt32 = OrderEvent.noCurrency,
        items: OrderItemsState = .usable
    ) {
        self.number = number
        self.occurred = occurred
        self.kind = kind
        self.contact = contact
        self.hasOrderIdentifier = hasOrderIdentifier
        self.total = total
        self.status = status
        self.date = date
        self.currency = currency
        self.items = items
    }
}
