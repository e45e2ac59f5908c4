import EventModel
import SegmentLanguage
import TestSupport

/// Segments of every form that is evaluated, with the words and values that ``RandomEvents`` uses.
struct RandomSegments {
    var dice: Dice
    /// The saved segments that there are to refer to.
    var saved: [String] = []
    /// The lists that there are.
    var lists: [String] = []

    mutating func segment(depth: Int = 2) -> SegmentExpression {
        switch depth == 0 ? 9 : dice.number(0...9) {
        case 0, 1: .and((0..<dice.number(2...3)).map { _ in segment(depth: depth - 1) }.flatMap(Self.insideAnd))
        case 2, 3: .or((0..<dice.number(2...3)).map { _ in segment(depth: depth - 1) }.flatMap(Self.insideOr))
        case 4: .not(segment(depth: depth - 1))
        default: .condition(condition(), at: .none)
        }
    }

    private static func insideAnd(_ part: SegmentExpression) -> [SegmentExpression] {
        if case .and(let parts) = part { parts } else { [part] }
    }

    private static func insideOr(_ part: SegmentExpression) -> [SegmentExpression] {
        if case .or(let parts) = part { parts } else { [part] }
    }

    private mutating func condition() -> Condition {
        switch dice.number(0...37) {
        case 30, 31: .contact(ContactCondition(Name(dice.one(of: ["city", "level", "when", "items"])), test()))
        case 32, 33:
            .anniversary(
                AnniversaryCondition(Name(dice.one(of: ["when", "when", "date", "city"])), daysAhead: daysAhead())
            )
        case 34...37: .rfm(rfm())
        case 20...22: .top(top())
        case 23...27: .sequence(sequence())
        case 28 where !lists.isEmpty: .list(ListReference(dice.one(of: lists)))
        case 29 where !saved.isEmpty: .segment(SegmentReference(dice.one(of: saved)))
        case 0...4:
            .event(
                EventCondition(
                    isNegated: dice.once(in: 4),
                    event: type(),
                    predicate: maybe { $0.predicate() },
                    count: count(),
                    period: maybe { $0.period() }
                )
            )
        case 5...9: .aggregate(aggregate())
        case 10: .firstEvent(FirstEventCondition(event: type(), predicate: maybe { $0.predicate() }, period: period()))
        case 11: .lastEvent(LastEventCondition(event: type(), predicate: predicate()))
        case 12: .regular(regular())
        case 13...15: .order(OrderCondition(orderMeasure(), figureTest()))
        case 16, 17:
            .orderDate(
                OrderDateCondition(
                    dice.one(of: [.first, .last]),
                    predicate: maybe { $0.orderPredicate() },
                    period: period()
                )
            )
        default: .contact(ContactCondition(Name(dice.one(of: ["email", "externalCustomerId"])), identifierTest()))
        }
    }

    mutating func maybe<Value>(_ make: (inout RandomSegments) -> Value) -> Value? {
        dice.once(in: 2) ? make(&self) : nil
    }

    mutating func type() -> Name {
        dice.once(in: 15) ? Name("pageViewed") : Name(dice.one(of: RandomEvents.types))
    }

    private mutating func count() -> CountTest {
        switch dice.number(0...4) {
        case 0, 1: return .once
        case 2: return CountTest(least: dice.number(1...3))
        case 3: return CountTest(least: 0, greatest: dice.number(0...2))
        default:
            let least = dice.number(0...2)
            return CountTest(least: least, greatest: least + dice.number(0...1))
        }
    }

    private mutating func aggregate() -> AggregateCondition {
        let function = dice.one(of: AggregateMeasure.Function.allCases)
        var path: Path? = path()
        if function == .count, dice.once(in: 2) { path = nil }
        let measure = AggregateMeasure(
            function,
            of: type(),
            path,
            predicate: maybe { $0.predicate() },
            period: maybe { $0.period() }
        )
        return AggregateCondition(measure, function == .first || function == .last ? test() : figureTest())
    }

    private mutating func regular() -> RegularCondition {
        let windows = dice.number(1...5)
        return RegularCondition(
            isNegated: dice.once(in: 4),
            event: type(),
            predicate: maybe { $0.predicate() },
            least: dice.number(1...windows),
            windows: windows,
            unit: dice.one(of: [.day, .week, .month, .quarter])
        )
    }

    mutating func orderMeasure() -> OrderMeasure {
        OrderMeasure(
            dice.one(of: OrderMeasure.Word.allCases),
            predicate: maybe { $0.orderPredicate() },
            period: maybe { $0.period() }
        )
    }

    // MARK: Predicates

    mutating func path() -> Path {
        dice.one(of: [
            Path("city"), Path("level"), Path("when"), Path("totalCost"), Path("items", "category"),
            Path("items", "cost"), Path("items", "quantity"), Path("externalCustomerId"), Path("Email"), Path("date"),
        ])
    }

    mutating func predicate(depth: Int = 2) -> Predicate {
        switch depth == 0 ? 9 : dice.number(0...9) {
        case 0: .and([predicate(depth: 0), predicate(depth: 0)])
        case 1: .or([predicate(depth: 0), predicate(depth: 0)])
        case 2: .not(predicate(depth: depth - 1))
        case 3:
            .lines(LineQuantifier(dice.one(of: LineQuantifier.Amount.allCases), Path("items"), linePredicate()))
        case 4: .lineCount(LineCount(Path("items"), maybe { $0.linePredicate() }, figureTest()))
        case 5:
            .lineSum(
                LineSum(Path("items", dice.one(of: ["quantity", "cost"])), maybe { $0.linePredicate() }, figureTest())
            )
        default: .comparison(Comparison(path(), test()))
        }
    }

    private mutating func linePredicate() -> Predicate {
        func comparison(_ segments: inout RandomSegments) -> Predicate {
            let field = segments.dice.one(of: ["category", "cost", "quantity", "externalItemId"])
            return .comparison(Comparison(Path(field), segments.test()))
        }
        return switch dice.number(0...3) {
        case 0: .and([comparison(&self), comparison(&self)])
        case 1: .not(comparison(&self))
        default: comparison(&self)
        }
    }

    private mutating func daysAhead() -> Int { dice.one(of: [0, 1, 3, 7, 30, 366]) }

    mutating func orderPredicate() -> Predicate {
        let comparisons: [Predicate] = [
            .comparison(Comparison(dice.one(of: [Path("city"), Path("level"), Path("when")]), test())),
            .comparison(Comparison(Path("items", dice.one(of: ["category", "cost", "quantity"])), test())),
            .lines(LineQuantifier(dice.one(of: LineQuantifier.Amount.allCases), Path("items"), linePredicate())),
            .lineCount(LineCount(Path("items"), maybe { $0.linePredicate() }, figureTest())),
            .lineSum(LineSum(Path("items", "quantity"), maybe { $0.linePredicate() }, figureTest())),
            .comparison(Comparison(Path("currency"), textTest(["UAH", "USD"]))),
            .comparison(Comparison(Path("status"), textTest(["DELIVERED", "CANCELLED", "INITIALIZED"]))),
            .comparison(
                Comparison(Path("totalCost"), dice.once(in: 3) ? textTest(["5", "30", "0.20"]) : figureTest())
            ),
            .comparison(Comparison(Path("date"), ValueTest(.compare(ordering(), date()), isNegated: dice.once(in: 3)))),
            .comparison(Comparison(Path("externalOrderId"), textTest(["O1", "O2", "O3"]))),
        ]
        let money = Predicate.comparison(
            Comparison(Path("currency"), ValueTest(.compare(.equal, Literal(.text("UAH")))))
        )
        return switch dice.number(0...4) {
        case 0: .and([dice.one(of: comparisons), dice.one(of: comparisons)])
        case 1: .or([dice.one(of: comparisons), dice.one(of: comparisons)])
        case 2, 3: .and([money, dice.one(of: comparisons)])
        default: dice.one(of: comparisons)
        }
    }

    // MARK: Tests

    private mutating func ordering() -> Operator {
        dice.one(of: [.equal, .less, .lessOrEqual, .greater, .greaterOrEqual])
    }

    private mutating func number() -> Literal {
        let digits = dice.one(of: ["5", "5.0", "0", "0.1", "1", "2", "30.5", "100", "-1", "12345678901234567890"])
        return Literal(.number(DecimalText.number(digits) ?? .zero, digits: digits))
    }

    private mutating func text() -> Literal {
        Literal(.text(dice.one(of: RandomEvents.texts + RandomEvents.times + ["50e-1", "-1"])))
    }

    private mutating func date() -> Literal {
        let text = dice.one(of: ["2024-03-01", "2024-02-29", "2024-01-31", "2024-03-01T10:00", "2024-03-01T10:00:30"])
        guard let time = TimeText(text) else { return Literal(.boolean(false)) }
        return Literal(time.isDateAlone ? .date(time.written) : .dateTime(time.written))
    }

    mutating func figureTest() -> ValueTest {
        let isNegated = dice.once(in: 5)
        let (one, other) = (number(), number())
        switch dice.number(0...5) {
        case 0: return ValueTest(.oneOf([one, other]), isNegated: isNegated)
        case 1:
            guard case .number(let a, _) = one.value, case .number(let b, _) = other.value, a <= b else { fallthrough }
            return ValueTest(.between(one, other), isNegated: isNegated)
        default: return ValueTest(.compare(ordering(), one), isNegated: isNegated)
        }
    }

    private mutating func textTest(_ texts: [String]) -> ValueTest {
        let literal = Literal(.text(dice.one(of: texts)))
        return ValueTest(
            dice.once(in: 3) ? .oneOf([literal, Literal(.text(texts[0]))]) : .compare(.equal, literal),
            isNegated: dice.once(in: 3)
        )
    }

    private mutating func identifierTest() -> ValueTest {
        let literal = Literal(.text(dice.one(of: ["a@x.com", "B@X.com", "@gmail.com", "A", "D", "7"])))
        let comparison = dice.one(of: [Operator.equal, .contains, .endsWith, .startsWith, .equalIgnoringCase])
        return switch dice.number(0...4) {
        case 0: ValueTest(.isSet, isNegated: dice.once(in: 2))
        case 1: ValueTest(.compare(.greaterOrEqual, number()), isNegated: dice.once(in: 2))
        default: ValueTest(.compare(comparison, literal), isNegated: dice.once(in: 4))
        }
    }

    mutating func test() -> ValueTest {
        let isNegated = dice.once(in: 3)
        let kind: ValueTest.Kind =
            switch dice.number(0...11) {
            case 0: .isSet
            case 1: .isEmpty
            case 2, 3: .compare(ordering(), number())
            case 4: .compare(ordering(), date())
            case 5: .compare(.equal, Literal(.boolean(dice.once(in: 2))))
            case 6: .oneOf([text(), number(), date()])
            case 7: .compare(.matches, Literal(.text(dice.one(of: ["^[Кк]", "i.$", "5", "^$"]))))
            case 8: .compare(dice.one(of: [.contains, .startsWith, .endsWith, .equalIgnoringCase]), number())
            case 9: .compare(.equalIgnoringCase, text())
            case 10: .compare(dice.one(of: [.contains, .startsWith, .endsWith]), text())
            default: .compare(.equal, text())
            }
        return ValueTest(kind, isNegated: isNegated)
    }

    mutating func period() -> Period {
        let unit = dice.one(of: Period.Unit.allCases)
        let calendarUnit = dice.one(of: [Period.Unit.week, .month, .quarter, .year])
        let nearest = dice.number(0...4)
        let (one, other) = (moment(), moment())
        let kind: Period.Kind =
            switch dice.number(0...9) {
            case 0, 1: .inLast(dice.one(of: [1, 2, 3, 7, 24, 30, 60]), unit)
            case 2: .daysAgo(nearest: nearest, farthest: nearest + dice.number(0...9))
            case 3: .today
            case 4: .yesterday
            case 5: .this(calendarUnit)
            case 6: .last(calendarUnit)
            case 7: one.start <= other.start ? .between(one, other) : .since(one)
            case 8: .before(one)
            default: .after(one)
            }
        return Period(kind)
    }

    private mutating func moment() -> Period.Moment {
        switch date().value {
        case .date(let day): .date(day)
        case .dateTime(let time): .time(time)
        default: .date(.earliest)
        }
    }
}
