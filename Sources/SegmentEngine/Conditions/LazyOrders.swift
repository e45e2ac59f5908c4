internal import CustomerAnalytics
internal import EventModel
internal import EventStore

/// The orders of a store, read when the first condition asks for them.
final class LazyOrders {
    private let snapshot: StoreSnapshot
    private let books: OrderBooks
    private var latest: OrderEvaluation?

    /// Reads nothing yet.
    init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        books = OrderBooks(snapshot)
    }

    /// The orders, with those as of a moment among them.
    func evaluation(asOf moment: Int64) throws -> OrderEvaluation {
        let moment = WallClock(microseconds: moment)
        if let latest, latest.book.moment == nil || latest.book.moment == moment { return latest }
        let read = OrderEvaluation(snapshot, try books.book(asOf: moment))
        latest = read
        return read
    }
}
