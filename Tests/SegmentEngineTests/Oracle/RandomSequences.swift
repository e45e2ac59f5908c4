import EventModel
import SegmentLanguage
import TestSupport

/// Sequences and rankings.
extension RandomSegments {
    mutating func sequence() -> SequenceCondition {
        var steps = [step(isFirst: true)]
        for _ in 0..<dice.number(1...4) { steps.append(step(isFirst: false)) }
        return SequenceCondition(steps)
    }

    private mutating func step(isFirst: Bool) -> SequenceStep {
        let spans = [
            SequenceStep.Span(1, .hour), .init(14, .hour), .init(1, .day), .init(10, .day), .init(1, .week),
            .init(1, .month), .init(1, .quarter),
        ]
        return SequenceStep(
            isNegated: !isFirst && dice.once(in: 3),
            event: type(),
            predicate: dice.once(in: 4) ? predicate() : nil,
            period: dice.once(in: 6) ? period() : nil,
            within: !isFirst && dice.once(in: 2) ? dice.one(of: spans) : nil,
            same: !isFirst && dice.once(in: 4) ? comparedPath() : nil
        )
    }

    private mutating func comparedPath() -> Path {
        dice.one(of: [
            Path("externalOrderId"), Path("externalOrderId"), Path("city"), Path("level"), Path("when"),
            Path("email"), Path("items", "externalItemId"),
        ])
    }

    mutating func top() -> TopCondition {
        let shares = ["10", "50", "33.3", "100", "0.5"].compactMap { DecimalText.number($0) }
        let amount: TopCondition.Amount =
            dice.once(in: 2) ? .contacts(dice.number(1...4)) : .percent(dice.one(of: shares))
        return TopCondition(dice.one(of: TopCondition.End.allCases), amount, by: measure())
    }

    private mutating func measure() -> TopCondition.Measure {
        guard !dice.once(in: 3) else { return .order(orderMeasure()) }
        let function = dice.one(of: AggregateMeasure.Function.allCases.filter { $0 != .first && $0 != .last })
        var path: Path? = path()
        if function == .count, dice.once(in: 2) { path = nil }
        return .aggregate(
            AggregateMeasure(
                function,
                of: type(),
                path,
                predicate: maybe { $0.predicate() },
                period: maybe { $0.period() }
            )
        )
    }
}
