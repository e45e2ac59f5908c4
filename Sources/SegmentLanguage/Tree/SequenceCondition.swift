/// Events one after another: `did orderCreated then orderDelivered within 7 days then not refund within 3 days`.
package struct SequenceCondition: Hashable, Sendable {
    /// The steps in order, two or more; the first is never negated and has neither `within` nor `same`.
    package let steps: [SequenceStep]

    /// Makes a sequence.
    package init(_ steps: [SequenceStep]) {
        self.steps = steps
    }
}
