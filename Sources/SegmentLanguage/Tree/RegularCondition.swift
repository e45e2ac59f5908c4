/// Events in at least K of the last N units: `did orderCreated in at least 3 of last 6 months`.
///
/// The N windows step back from the as-of time, one unit each.
package struct RegularCondition: Hashable, Sendable {
    /// Whether it was `did not`: the exact negation of the rest.
    package let isNegated: Bool
    /// The event type.
    package let event: Name
    /// What an event must satisfy to count; nil: nothing.
    package let predicate: Predicate?
    /// The least number of windows with a matching event, 1 to `windows`.
    package let least: Int
    /// The number of windows, 1 to 1,000.
    package let windows: Int
    /// The length of a window; never hour.
    package let unit: Period.Unit

    /// Makes a condition.
    package init(
        isNegated: Bool = false,
        event: Name,
        predicate: Predicate? = nil,
        least: Int,
        windows: Int,
        unit: Period.Unit
    ) {
        self.isNegated = isNegated
        self.event = event
        self.predicate = predicate
        self.least = least
        self.windows = windows
        self.unit = unit
    }
}
