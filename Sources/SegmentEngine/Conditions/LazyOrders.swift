internal import EventStore

/// The orders of a store, read when the first condition asks for them.
final class LazyOrders {
    private let snapshot: StoreSnapshot
    private var known: OrderEvaluation?

    /// Reads nothing yet.
    init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
    }

    /// The orders.
    func evaluation() throws -> OrderEvaluation {
        if let known { return known }
        let read = try OrderEvaluation(snapshot)
        known = read
        return read
    }
}
