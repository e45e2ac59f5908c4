package import EventModel
package import EventStore

/// The books of a store's orders, each read when a moment is asked for.
///
/// Most work speaks of one moment, of which the orders are read in a third of the time; whoever asks for a second one gets
/// the book of all moments, which then serves every other one.
package final class OrderBooks {
    private let snapshot: StoreSnapshot
    private var latest: OrderBook?

    /// Reads nothing yet.
    package init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
    }

    /// A book that has the orders as of a moment, and those of some dates at least.
    ///
    /// - Parameter dates: In microseconds; nil for all.
    /// - Throws: `StoreError`.
    package func book(asOf moment: WallClock, dates: ClosedRange<Int64>? = nil) throws -> OrderBook {
        if let latest, latest.covers(moment, dates: dates) { return latest }
        let isFirstMoment = latest == nil || latest?.moment == moment
        let book =
            try isFirstMoment
            ? OrderBook(snapshot, asOf: moment, dates: latest == nil ? dates : nil) : OrderBook(snapshot)
        latest = book
        return book
    }
}
