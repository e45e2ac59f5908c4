import EventModel
import SegmentLanguage

/// Sequences: every choice of events is tried.
extension SlowSegment {
    func holds(_ condition: SequenceCondition, _ contact: Int) -> Bool {
        let own = shop.happenings.filter { $0.contact == contact && $0.occurred <= moment }
        let fitting = condition.steps.map { step in own.map { fits($0, step) } }
        var known: [[Int]: Bool] = [:]
        func goesOn(from position: Int, _ next: Int) -> Bool {
            guard next < condition.steps.count else { return true }
            if let found = known[[position, next]] { return found }
            let step = condition.steps[next]
            let followers = (position + 1..<own.count).filter {
                fitting[next][$0] && isClose(own[$0], to: own[position], step)
            }
            let found =
                step.isNegated
                ? followers.isEmpty && goesOn(from: position, next + 1)
                : followers.contains { goesOn(from: $0, next + 1) }
            known[[position, next]] = found
            return found
        }
        return own.indices.contains { fitting[0][$0] && goesOn(from: $0, 1) }
    }

    func fits(_ happening: SlowShop.Happening, _ step: SequenceStep) -> Bool {
        happening.event.eventType == step.event.text && period.contains(happening.occurred, step.period)
            && step.predicate.map { predicates.holds($0, for: happening.event) } ?? true
    }

    func isClose(_ later: SlowShop.Happening, to before: SlowShop.Happening, _ step: SequenceStep) -> Bool {
        if let span = step.within {
            // So many units on is minus as many back.
            let latest = SlowPeriod(moment: before.occurred).back(-span.count, span.unit)
            guard later.occurred <= latest else { return false }
        }
        guard let same = step.same else { return true }
        let values = [before, later].map { happening in
            Set(SlowPredicate.values(at: same, of: happening.event).compactMap { Self.distinguishing($0) })
        }
        return !values[0].isDisjoint(with: values[1])
    }
}
