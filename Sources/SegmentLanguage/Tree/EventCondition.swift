/// Events of one type happened so and so often: `did orderCreated where totalCost > 100 at least 3 times in last 30 days`.
package struct EventCondition: Hashable, Sendable {
    /// Whether it was `did not`: the exact negation of the rest.
    package let isNegated: Bool
    /// The event type.
    package let event: Name
    /// What each counted event must satisfy; nil: nothing.
    package let predicate: Predicate?
    /// How many such events there must be.
    package let count: CountTest
    /// When they must have happened; nil: at any time up to the as-of time.
    package let period: Period?

    /// Makes a condition.
    package init(
        isNegated: Bool = false,
        event: Name,
        predicate: Predicate? = nil,
        count: CountTest = .once,
        period: Period? = nil
    ) {
        self.isNegated = isNegated
        self.event = event
        self.predicate = predicate
        self.count = count
        self.period = period
    }
}
