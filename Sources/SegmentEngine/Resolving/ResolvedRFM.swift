package import CustomerAnalytics
package import SegmentLanguage

/// A test of recency, frequency, monetary value or what they are scored as.
package struct ResolvedRFM: Hashable, Sendable {
    /// What is tested.
    package enum Subject: Hashable, Sendable {
        /// Whole days since the last order; contacts without orders have none.
        case recency
        /// The number of orders.
        case frequency
        /// The sum of the orders' totals.
        case monetary
        /// The three scores as one number; contacts that are not scored have none.
        case score(ResolvedScoring)
        /// The name of the group; contacts that are not scored have none.
        case segment(ResolvedScoring)
    }

    /// What is tested.
    package let subject: Subject
    /// The orders that count.
    package let orders: ResolvedOrders
    /// What is asked of it.
    package let test: ValueTest
}

/// How contacts are scored, files read.
package struct ResolvedScoring: Hashable, Sendable {
    /// How figures become scores.
    package let method: RFMMethod
    /// The names of groups of scores; nil on the grid, which names its cells itself.
    package let names: RFMSegmentRules?
    /// The currency in which a file's thresholds are, and whose orders alone count; nil if it does not say.
    package let currency: String?
}
