package import SegmentLanguage

/// One step of a sequence: which events it is, and how far from the step before.
///
/// The step before is the nearest one that is not negated. Later means later in event order: by time, then by event
/// number.
package struct ResolvedStep: Hashable, Sendable {
    /// The events that the step can be.
    package let events: ResolvedEvents
    /// Whether no such event may follow the step before, up to the as-of time.
    package let isNegated: Bool
    /// The longest time since the step before, that itself in it; nil: any.
    package let within: SequenceStep.Span?
    /// The parameter or field in which a value is spelled as in the step before; nil: none.
    package let same: Path?

    /// Makes a step.
    package init(
        _ events: ResolvedEvents,
        isNegated: Bool = false,
        within: SequenceStep.Span? = nil,
        same: Path? = nil
    ) {
        self.events = events
        self.isNegated = isNegated
        self.within = within
        self.same = same
    }
}
