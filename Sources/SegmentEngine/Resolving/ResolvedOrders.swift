package import SegmentLanguage

/// Which orders a condition speaks of: those that count as of a moment, by status, predicate and date.
package struct ResolvedOrders: Hashable, Sendable {
    /// The moment, in microseconds on the store's clock.
    package let asOf: Int64
    /// Whether only DELIVERED orders count, because the predicate does not compare `status`.
    package let onlyDelivered: Bool
    /// What an order must satisfy, its names being known; nil: nothing.
    package let predicate: Predicate?
    /// Where the order's date must lie.
    package let dates: TimeRange

    /// Makes a choice of orders.
    package init(asOf: Int64, onlyDelivered: Bool, predicate: Predicate?, dates: TimeRange) {
        self.asOf = asOf
        self.onlyDelivered = onlyDelivered
        self.predicate = predicate
        self.dates = dates
    }
}
