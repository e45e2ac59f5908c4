/// The date of the first or last order lies in a period: `last order before 2024-01-01`.
///
/// Only DELIVERED orders count unless the predicate compares `status`.
package struct OrderDateCondition: Hashable, Sendable {
    /// Which order.
    package enum Which: String, CaseIterable, Hashable, Sendable {
        /// The one with the earliest date.
        case first
        /// The one with the latest date.
        case last
    }

    /// Which order.
    package let which: Which
    /// What an order must satisfy to count; nil: nothing.
    package let predicate: Predicate?
    /// Where that order's date must lie.
    package let period: Period

    /// Makes a condition.
    package init(_ which: Which, predicate: Predicate? = nil, period: Period) {
        self.which = which
        self.predicate = predicate
        self.period = period
    }
}
