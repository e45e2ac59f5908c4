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
        let (book, orderRows) = (orders.book, orders.rows)
        var slices = Concurrently.mapSlices(of: orderRows.count) { slice in Self.known(orderRows[slice], of: book) }
        var known = slices.removeLast()
        let codes = book.versions.orders
        for slice in slices {
            for contact in known.indices where Self.isEarlier(slice[contact], known[contact], codes) {
                known[contact] = slice[contact]
            }
        }
        var words = [UInt64](repeating: 0, count: (book.versions.count + 63) / 64)
        for order in known where order.row != Self.none { words[Int(order.row >> 6)] |= 1 << UInt64(order.row & 63) }
        rows = Bitmap(count: book.versions.count, words: words)
    }

    private static func known(_ rows: ArraySlice<UInt32>, of book: OrderBook) -> [Known] {
        let versions = book.versions
        let (contacts, dates, codes) = (versions.contacts, versions.dates, versions.orders)
        var known = [Known](repeating: Known(date: .max, row: none), count: book.contactCount)
        known.withUnsafeMutableBufferPointer { known in
            for row in rows {
                let contact = Int(contacts[Int(row)])
                let order = Known(date: dates[Int(row)], row: row)
                if isEarlier(order, known[contact], codes) { known[contact] = order }
            }
        }
        return known
    }

    @inline(__always)
    private static func isEarlier(_ order: Known, _ other: Known, _ codes: [UInt32]) -> Bool {
        guard order.date <= other.date, order.row != none else { return false }
        return order.date < other.date || other.row == none || codes[Int(order.row)] < codes[Int(other.row)]
    }
}
