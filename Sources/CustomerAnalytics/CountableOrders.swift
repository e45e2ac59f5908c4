internal import Columns
internal import EventStore

/// Orders that count, either all that a selection picks from a book or some that were picked already.
enum CountableOrders: Sendable {
    /// All that a selection picks.
    case selected(OrderBook, OrderSelection)
    /// These.
    case picked(CountedOrders)

    /// All orders of the store, of which these are some.
    var book: OrderBook {
        switch self {
        case .selected(let book, _): book
        case .picked(let orders): orders.book
        }
    }

    /// Which they are.
    var selection: OrderSelection {
        switch self {
        case .selected(_, let selection): selection
        case .picked(let orders): orders.tallies.selection
        }
    }

    /// The orders as a list of the rows of versions.
    func counted() -> CountedOrders {
        switch self {
        case .selected(let book, let selection): book.counted(selection)
        case .picked(let orders): orders
        }
    }

    /// Calls with all of them, some at a time, on all cores: the versions in some rows.
    ///
    /// - Parameter lists: The lists of the versions that are going to be asked for; others must not be.
    /// - Returns: What each thread has, at least one, and the tallies of all orders.
    func gather<Found: Sendable>(
        reading lists: OrderVersionLists,
        beginning none: @escaping @Sendable () -> Found,
        _ take: @escaping @Sendable (inout Found, OrderVersions, [UInt32]) -> Void
    ) -> (found: [Found], tallies: OrderTallies) {
        switch self {
        case .selected(let book, let selection):
            return book.gather(selection, reading: lists, beginning: none, take)
        case .picked(let orders):
            let found = Concurrently.mapSlices(of: orders.count) { slice in
                var found = none()
                take(&found, orders.book.versions, Array(orders.rows[slice]))
                return found
            }
            return (found, orders.tallies)
        }
    }
}
