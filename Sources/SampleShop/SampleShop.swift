package import EventModel

/// A believable online shop's events, made up from a seed: the same numbers give the same bytes on every machine.
///
/// The events come as NDJSON in the order in which they would arrive, oldest first; a few arrive hours to weeks late.
/// The three years up to `lastDay` hold all of them. Memory is that of the customers (some 25 bytes each) and of a few
/// weeks of events that wait for their turn (some 50 bytes each), whatever the number of orders.
package struct SampleShop: Sendable {
    /// How many orders there are: exactly so many orderCreated events.
    package let orders: Int
    /// How many customers there are, each with at least one event.
    package let contacts: Int
    /// What all random draws begin with.
    package let seed: UInt64

    /// The midnight that begins the last day, 2024-12-31; the as-of date that fits this shop.
    package static let lastDay = WallClock(microseconds: Int64(ShopCalendar.lastDayNumber) * WallClock.day)

    /// The largest number of customers, since each has a phone of its own with eight free digits.
    package static let mostContacts = 100_000_000

    /// Plans a shop; negative numbers of orders count as 0, and there is at least one customer.
    ///
    /// Without a number of contacts there is one to ten orders, and at least 10.
    package init(orders: Int, contacts: Int? = nil, seed: UInt64) {
        self.orders = max(0, orders)
        self.contacts = min(max(1, contacts ?? max(10, orders / 10)), Self.mostContacts)
        self.seed = seed
    }

    /// Hands out the shop's events as NDJSON, in chunks of whole lines of about 256 KB; stops when the sink throws.
    package func write(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        var run = ShopRun(orders: orders, contacts: contacts, seed: seed)
        try run.write(chunkSize: Self.chunkSize, sink)
    }

    private static let chunkSize = 256 << 10
}
