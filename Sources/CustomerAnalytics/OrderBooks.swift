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

    /// A book that has the orders as of a moment.
    ///
    /// - Throws: `StoreError`.
    package func book(asOf moment: WallClock) throws -> OrderBook {
        if let latest, latest.moment == nil || latest.moment == moment { return latest }
        let book = try OrderBook(snapshot, asOf: latest == nil ? moment : nil)
        latest = book
        return book
    }
}
