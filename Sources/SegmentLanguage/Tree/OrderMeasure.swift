/// A figure over a contact's orders: `order count`, `average check where currency = "UAH"`, `revenue in last 90 days`.
///
/// Only DELIVERED orders count unless the predicate compares `status`. The period applies to the order's date.
package struct OrderMeasure: Hashable, Sendable {
    /// The figures over orders.
    package enum Word: String, CaseIterable, Hashable, Sendable {
        /// The number of orders.
        case count = "order count"
        /// Revenue divided by the number of orders.
        case averageCheck = "average check"
        /// The sum of the orders' totals.
        case revenue
    }

    /// Which figure.
    package let word: Word
    /// What an order must satisfy to count; nil: nothing.
    package let predicate: Predicate?
    /// In which period the order's date must lie; nil: any up to the as-of time.
    package let period: Period?

    /// Makes a measure.
    package init(_ word: Word, predicate: Predicate? = nil, period: Period? = nil) {
        self.word = word
        self.predicate = predicate
        self.period = period
    }
}
