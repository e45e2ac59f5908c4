/// Why one condition holds or does not hold for a contact.
package struct ConditionExplanation: Hashable, Sendable {
    /// The condition in canonical form.
    package let text: String
    /// Whether it holds.
    package let holds: Bool
    /// Whether the contact would change sides in the segment if only this condition had the other answer.
    package let decides: Bool
    /// What was found, and what it rests on.
    package let evidence: Evidence
}

/// What was found for a contact and a condition, and what it rests on.
package struct Evidence: Hashable, Sendable {
    /// What was found.
    package let found: FoundValue
    /// More about what was found, where the value alone would puzzle; nil if it does not.
    package let remark: String?
    /// What is asked of the value, in words.
    package let threshold: String
    /// The smallest change of the value, or of the events, that gives the condition the other answer; nil if none is
    /// known.
    package let change: String?
    /// The events that prove it, in event order.
    package let events: [ProvingEvent]
    /// The conditions of the segment that the condition refers to; empty for all other conditions.
    package let inner: [ConditionExplanation]

    /// Makes evidence.
    package init(
        _ found: FoundValue,
        remark: String? = nil,
        threshold: String,
        change: String? = nil,
        events: [ProvingEvent] = [],
        inner: [ConditionExplanation] = []
    ) {
        self.found = found
        self.remark = remark
        self.threshold = threshold
        self.change = change
        self.events = events
        self.inner = inner
    }
}
