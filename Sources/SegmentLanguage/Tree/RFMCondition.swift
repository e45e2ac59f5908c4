/// A test of recency, frequency, monetary, or what they are scored as: `recency <= 30`, `rfm segment = "Champions"`.
///
/// Only DELIVERED orders count unless the predicate compares `status`. The period applies to the order's date.
package struct RFMCondition: Hashable, Sendable {
    /// What is tested.
    package enum Subject: Hashable, Sendable {
        /// Days since the last order; a contact without orders compares as false.
        case recency
        /// The number of orders; 0 without orders.
        case frequency
        /// The sum of the orders' totals.
        case monetary
        /// The score of three digits, such as 444.
        case score(Scoring?)
        /// The name of the RFM group.
        case segment(Scoring?)
    }

    /// How scores are made, where a condition says so itself: `rfm(quantile, 5)`.
    package struct Scoring: Hashable, Sendable {
        /// The method: a word such as `quantile`, `rank` or `grid`, or a file in quotes.
        package let method: String
        /// The number of bins, 2 to 9; nil: the method's own.
        package let bins: Int?
        /// Where the method stands.
        @NotCompared package var methodRange: SourceRange

        /// Makes a way of scoring.
        package init(method: String, bins: Int? = nil, methodRange: SourceRange = .none) {
            self.method = method
            self.bins = bins
            self.methodRange = methodRange
        }
    }

    /// What is tested.
    package let subject: Subject
    /// What an order must satisfy to count; nil: nothing.
    package let predicate: Predicate?
    /// In which period the order's date must lie; nil: any up to the as-of time.
    package let period: Period?
    /// What is asked of the subject; its literals are numbers, and texts for the segment.
    package let test: ValueTest

    /// Makes a condition.
    package init(_ subject: Subject, predicate: Predicate? = nil, period: Period? = nil, _ test: ValueTest) {
        self.subject = subject
        self.predicate = predicate
        self.period = period
        self.test = test
    }
}
