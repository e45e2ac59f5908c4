internal import SegmentLanguage

/// Rankings and sequences.
extension SegmentResolver {
    /// The greatest number of steps in a sequence: one a bit of a mask.
    static let greatestStepCount = 64

    /// `top 10% by sum of orderCreated.totalCost in last 90 days`; nil if it is reported.
    func top(_ condition: TopCondition, at range: SourceRange, _ check: inout NameCheck) -> ResolvedCondition? {
        switch condition.measure {
        case .aggregate(let measure):
            guard measure.function != .first, measure.function != .last else {
                check.report("\(condition.end.rawValue) ranks by a number, which first and last are not", at: range)
                return nil
            }
            let figure = ResolvedMeasure.events(measure.function, of: measure.path, events(of: measure, &check))
            return .top(condition.end, condition.amount, by: figure)
        case .order(let measure):
            let figure = ResolvedMeasure.orders(measure.word, orders(measure.predicate, measure.period, &check))
            return .top(condition.end, condition.amount, by: figure)
        }
    }

    /// `did A then B within 7 days then not C within 3 days`; nil if it is reported.
    func sequence(
        _ condition: SequenceCondition,
        at range: SourceRange,
        _ check: inout NameCheck
    ) -> ResolvedCondition? {
        guard condition.steps.count <= Self.greatestStepCount else {
            check.report("a sequence has at most \(Self.greatestStepCount) steps", at: range)
            return nil
        }
        var before: Name?
        let steps = condition.steps.map { step in
            let events = events(step.event, step.predicate, step.period, &check)
            if let same = step.same {
                let known = check.diagnostics.count
                check.check(same, of: step.event.text)
                if let before, check.diagnostics.count == known { check.check(same, of: before.text) }
            }
            if !step.isNegated { before = step.event }
            return ResolvedStep(events, isNegated: step.isNegated, within: step.within, same: step.same)
        }
        return .sequence(steps)
    }
}
