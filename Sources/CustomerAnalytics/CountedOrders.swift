internal import EventModel
internal import EventStore

/// The orders that count as of a moment, as flat columns in parallel: entry `i` of each column is of the same order.
///
/// Columns are gathered from the versions when they are asked for; keep them in a constant for a loop.
package struct CountedOrders: Sendable {
    /// All orders of the store, of which these are some.
    package let book: OrderBook
    /// Where each counted order stands in the versions of the book, ascending.
    package let rows: [UInt32]
    /// How many they are, and what else there is.
    package let tallies: OrderTallies

    /// How many orders count.
    package var count: Int { rows.count }

    /// The contact of each order.
    package var contacts: [UInt32] { gathered(book.versions.contacts) }
    /// The total of each order; fails with ``CustomerAnalyticsError/sumsTooLong(greatest:digits:)``.
    package var totals: OrderTotals {
        get throws(CustomerAnalyticsError) { try OrderTotals(book.versions, rows: rows) }
    }
    /// The status of each order, as `OrderStatus` numbers them.
    package var statusNumbers: [UInt8] { gathered(book.versions.statuses) }
    /// The code of each order's currency, an index of `book.currencyNames`, or `OrderEvent.noCurrency`.
    package var currencyCodes: [UInt32] { gathered(book.versions.currencies) }
    /// The code of each order's externalOrderId in that parameter's dictionary.
    package var orderCodes: [UInt32] { gathered(book.versions.orders) }

    private func gathered<Value: BitwiseCopyable>(_ column: [Value]) -> [Value] {
        let column = column.span
        return [Value](unsafeUninitializedCapacity: rows.count) { buffer, count in
            for index in rows.indices { buffer.initializeElement(at: index, to: column[Int(rows[index])]) }
            count = rows.count
        }
    }
}
