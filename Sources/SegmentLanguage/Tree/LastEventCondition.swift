/// The last event of a type up to the as-of time has a property: `last orderCreated has status = "DELIVERED"`.
package struct LastEventCondition: Hashable, Sendable {
    /// The event type.
    package let event: Name
    /// What the last event must satisfy.
    package let predicate: Predicate

    /// Makes a condition.
    package init(event: Name, predicate: Predicate) {
        self.event = event
        self.predicate = predicate
    }
}
