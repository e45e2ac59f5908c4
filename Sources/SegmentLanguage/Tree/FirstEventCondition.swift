/// Of the events that match, the first ever fell in a period: `first orderCreated where totalCost > 5 in last 30 days`.
package struct FirstEventCondition: Hashable, Sendable {
    /// The event type.
    package let event: Name
    /// What an event must satisfy to match; nil: nothing.
    package let predicate: Predicate?
    /// Where the first matching event must lie.
    package let period: Period

    /// Makes a condition.
    package init(event: Name, predicate: Predicate? = nil, period: Period) {
        self.event = event
        self.predicate = predicate
        self.period = period
    }
}
