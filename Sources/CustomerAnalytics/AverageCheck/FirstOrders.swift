internal import Columns
internal import EventStore

/// The first order of each contact among orders that count: the earliest by date, of several at one time the one whose
/// externalOrderId the store met first.
///
/// What is first does not depend on a currency or on the dates that a statistic is restricted to, since an order does
/// not become the first because nobody looks further back.
struct FirstOrders {
    /// The orders among which they are the first.
    let orders: CountedOrders
    /// The rows of the versions that are a contact's first order.
    let rows: Bitmap

    /// An order by which a contact is known so far; side by side, so that a look at it costs one line of the cache.
    private struct Known: BitwiseCopyable {
        var date: Int64
        var row: UInt32
    }

    private static let none = UInt32.max

    /// Finds the first of orders of all dates and currencies.
    init(_ orders: CountedOrders) {
        self.orders = orders
        let versions = orders.book.versions
        let (contacts, dates, codes) = (versions.contacts.span, versions.dates.span, versions.orders.span)
        var known = [Known](repeating: Known(date: .max, row: Self.none), count: orders.book.contactCount)
        for row in orders.rows {
            let (contact, date) = (Int(contacts[Int(row)]), dates[Int(row)])
            let other = known[contact]
            guard date <= other.date else { continue }
            if date == other.date, other.row != Self.none, codes[Int(other.row)] < codes[Int(row)] { continue }
            known[contact] = Known(date: date, row: row)
        }
        var words = [UInt64](repeating: 0, count: (versions.count + 63) / 64)
        for order in known where order.row != Self.none { words[Int(order.row >> 6)] |= 1 << UInt64(order.row & 63) }
        rows = Bitmap(count: versions.count, words: words)
    }
}
