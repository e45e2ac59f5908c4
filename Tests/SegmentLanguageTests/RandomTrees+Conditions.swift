import EventModel
import SegmentLanguage

extension RandomTrees {
    mutating func expression(_ depth: Int = 3, inside: Int = 2) -> SegmentExpression {
        switch depth == 0 ? 9 : below(6) {
        case 0 where inside != 0: .and(many(2 + below(2)) { $0.expression(depth - 1, inside: 0) })
        case 1 where inside != 1: .or(many(2 + below(2)) { $0.expression(depth - 1, inside: 1) })
        case 2: .not(expression(depth - 1))
        default: .condition(condition(), at: .none)
        }
    }

    mutating func period() -> Period {
        let days = [clock(isDay: true), clock(isDay: true)].sorted()
        let units: [Period.Unit] = [.week, .month, .quarter, .year]
        let moment: Period.Moment = chance(50) ? .date(clock(isDay: true)) : .time(clock(isDay: false))
        let nearest = below(40)
        return Period(
            pick([
                .inLast(1 + below(400), pick(Period.Unit.allCases)),
                .daysAgo(nearest: nearest, farthest: nearest + below(9)),
                .today, .yesterday, .this(pick(units)), .last(pick(units)), .between(.date(days[0]), .date(days[1])),
                .before(moment), .after(moment), .since(moment),
            ])
        )
    }

    mutating func count() -> CountTest {
        let least = below(3)
        return CountTest(least: least, greatest: maybe { least + $0.below(3) })
    }

    mutating func aggregate(_ functions: [AggregateMeasure.Function]) -> AggregateMeasure {
        let function = pick(functions)
        let hasPath = function != .count || chance(50)
        return AggregateMeasure(
            function,
            of: name(),
            hasPath ? path() : nil,
            predicate: maybe { $0.predicate() },
            period: maybe { $0.period() }
        )
    }

    mutating func orders() -> OrderMeasure {
        OrderMeasure(
            pick(OrderMeasure.Word.allCases),
            predicate: maybe { $0.predicate() },
            period: maybe { $0.period() }
        )
    }

    mutating func condition() -> Condition {
        switch below(14) {
        case 0, 1: .event(event())
        case 2: .regular(regular())
        case 3: .sequence(sequence())
        case 4: .firstEvent(FirstEventCondition(event: name(), predicate: maybe { $0.predicate() }, period: period()))
        case 5: .lastEvent(LastEventCondition(event: name(), predicate: predicate()))
        case 6: .aggregate(aggregate())
        case 7: .order(OrderCondition(orders(), figureTest()))
        case 8: .orderDate(orderDate())
        case 9: .contact(ContactCondition(name(), test()))
        case 10: .anniversary(AnniversaryCondition(name(), daysAhead: below(20)))
        case 11: .top(top())
        case 12: chance(50) ? .segment(SegmentReference(pick(Self.texts))) : .list(ListReference(pick(Self.texts)))
        default: .rfm(rfm())
        }
    }

    private mutating func event() -> EventCondition {
        EventCondition(
            isNegated: chance(30),
            event: name(),
            predicate: maybe { $0.predicate() },
            count: chance(50) ? .once : count(),
            period: maybe { $0.period() }
        )
    }

    private mutating func regular() -> RegularCondition {
        let least = 1 + below(5)
        return RegularCondition(
            isNegated: chance(30),
            event: name(),
            predicate: maybe { $0.predicate() },
            least: least,
            windows: least + below(5),
            unit: pick([.day, .week, .month, .quarter, .year])
        )
    }

    private mutating func sequence() -> SequenceCondition {
        let first = SequenceStep(event: name(), predicate: maybe { $0.predicate() }, period: maybe { $0.period() })
        let rest = many(1 + below(3)) {
            SequenceStep(
                isNegated: $0.chance(30),
                event: $0.name(),
                predicate: $0.maybe { $0.predicate() },
                period: $0.maybe { $0.period() },
                within: $0.maybe { SequenceStep.Span(1 + $0.below(30), $0.pick(Period.Unit.allCases)) },
                same: $0.maybe { $0.path() }
            )
        }
        return SequenceCondition([first] + rest)
    }

    private mutating func aggregate() -> AggregateCondition {
        if chance(30) { return AggregateCondition(aggregate([.first, .last]), test()) }
        return AggregateCondition(aggregate(Self.figures), figureTest())
    }

    private static let figures: [AggregateMeasure.Function] = [
        .sum, .average, .least, .greatest, .count, .distinctCount,
    ]

    private mutating func orderDate() -> OrderDateCondition {
        OrderDateCondition(pick([.first, .last]), predicate: maybe { $0.predicate() }, period: period())
    }

    private mutating func top() -> TopCondition {
        let share = ExactDecimal(mantissa: Int128(1 + below(1_000)), scale: 1)
        return TopCondition(
            pick([.top, .bottom]),
            chance(50) ? .contacts(1 + below(500)) : .percent(share),
            by: chance(50) ? .aggregate(aggregate(Self.figures)) : .order(orders())
        )
    }

    private mutating func rfm() -> RFMCondition {
        let scoring = maybe {
            RFMCondition.Scoring(
                method: $0.pick(["quantile", "rank", "grid", "my \"own\".yaml"]),
                bins: $0.maybe { 2 + $0.below(9) }
            )
        }
        if chance(30) {
            let test = ValueTest(chance(50) ? .compare(.equal, text()) : .oneOf([text()]), isNegated: chance(30))
            return RFMCondition(
                .segment(scoring),
                predicate: maybe { $0.predicate() },
                period: maybe { $0.period() },
                test
            )
        }
        let subject: RFMCondition.Subject = pick([.recency, .frequency, .monetary, .score(scoring)])
        return RFMCondition(subject, predicate: maybe { $0.predicate() }, period: maybe { $0.period() }, figureTest())
    }
}
