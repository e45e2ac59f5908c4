internal import Synchronization

/// The events that made versions of orders, decoded when somebody first asks for them.
final class OrderProvenance: Sendable {
    /// For each version the event that made it, and the event that created its order.
    typealias Lists = (events: [Int64], origins: [Int64])

    private let decoded = Mutex<Lists?>(nil)
    private let decode: @Sendable () -> Lists

    init(_ decode: @escaping @Sendable () -> Lists) {
        self.decode = decode
    }

    /// The lists; the first call decodes them.
    var lists: Lists {
        decoded.withLock { decoded in
            if let decoded { return decoded }
            let lists = decode()
            decoded = lists
            return lists
        }
    }
}
