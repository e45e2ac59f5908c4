/// One step of a sequence.
package struct SequenceStep: Hashable, Sendable {
    /// Whether the step is `then not`: no such event after the step before.
    package let isNegated: Bool
    /// The event type.
    package let event: Name
    /// What the event must satisfy; nil: nothing.
    package let predicate: Predicate?
    /// When the event of this step must have happened; nil: at any time.
    package let period: Period?
    /// The longest time since the step before; nil: any.
    package let within: Span?
    /// The parameter that has the same value as in the step before; nil: none.
    package let same: Path?
    /// Where the step stands, without its `did` or `then`.
    @NotCompared package var range: SourceRange

    /// Makes a step.
    package init(
        isNegated: Bool = false,
        event: Name,
        predicate: Predicate? = nil,
        period: Period? = nil,
        within: Span? = nil,
        same: Path? = nil,
        range: SourceRange = .none
    ) {
        self.isNegated = isNegated
        self.event = event
        self.predicate = predicate
        self.period = period
        self.within = within
        self.same = same
        self.range = range
    }
}

extension SequenceStep {
    /// A length of time: `7 days`.
    package struct Span: Hashable, Sendable {
        /// How many units, 1 to 1,000,000.
        package let count: Int
        /// The unit.
        package let unit: Period.Unit

        /// Makes a length.
        package init(_ count: Int, _ unit: Period.Unit) {
            self.count = count
            self.unit = unit
        }
    }
}
