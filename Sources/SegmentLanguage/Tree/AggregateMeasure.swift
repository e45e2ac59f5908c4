/// A figure over a contact's events: `sum of orderCreated.totalCost where currency = "UAH" in last 365 days`.
package struct AggregateMeasure: Hashable, Sendable {
    /// How values become one figure.
    package enum Function: String, CaseIterable, Hashable, Sendable {
        /// The sum of the numbers; 0 without any.
        case sum
        /// Their mean.
        case average = "avg"
        /// The least number.
        case least = "min"
        /// The greatest number.
        case greatest = "max"
        /// How many events have a value; without a path, how many events there are.
        case count
        /// How many different values there are.
        case distinctCount = "distinct count"
        /// The value in the first event.
        case first
        /// The value in the last event.
        case last
    }

    /// How values become one figure.
    package let function: Function
    /// The event type.
    package let event: Name
    /// The parameter; nil only with `count`, which then counts events.
    package let path: Path?
    /// What an event must satisfy to take part; nil: nothing.
    package let predicate: Predicate?
    /// When events must have happened to take part; nil: at any time up to the as-of time.
    package let period: Period?

    /// Makes a measure.
    package init(
        _ function: Function,
        of event: Name,
        _ path: Path?,
        predicate: Predicate? = nil,
        period: Period? = nil
    ) {
        self.function = function
        self.event = event
        self.path = path
        self.predicate = predicate
        self.period = period
    }
}
