import EventModel
import SegmentLanguage
import TestSupport

/// Makes trees that the parser could have made, out of a seed.
struct RandomTrees {
    private var dice: Dice

    init(seed: UInt64) { dice = Dice(seed: seed) }

    mutating func below(_ limit: Int) -> Int { Int(dice.next() % UInt64(limit)) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }

    mutating func many<T>(_ count: Int, _ make: (inout RandomTrees) -> T) -> [T] {
        (0..<count).map { _ in make(&self) }
    }

    mutating func maybe<T>(_ make: (inout RandomTrees) -> T) -> T? {
        chance(50) ? make(&self) : nil
    }
}

// MARK: - Names and values

extension RandomTrees {
    static let names = [
        "orderCreated", "totalCost", "items", "місто", "x", "_1", "did", "NOT", "where", "contact", "count", "of",
        "order",
        "is", "one", "between", "order-created", "a.b", "with space", "`", "back\\slash", "line\nbreak", "1st", "tab\t",
        "\"'",
        "last", "week", "true", "in", "then", "any", "sum", "revenue", "é\u{301}", "日本", "#", "today", "segment",
    ]
    static let texts = [
        "", "Kyiv", "Київ", "\"", "'", "\\", "\\n", "a\nb", "\t", "# no comment", "🎉", "\r\n", "it's `so`", "and",
    ]

    mutating func name() -> Name { Name(pick(Self.names)) }

    mutating func path(atLeast count: Int = 1) -> Path {
        let rest = many(count - 1 + below(2)) { $0.name() }
        return Path(name(), rest)
    }

    mutating func number() -> Literal {
        let digits = pick(["0", "5", "258.0", "-3", "1e3", "0.50", "-0", "99999999999999999999", "1.5E-2"])
        return Literal(.number(DecimalText.number(digits) ?? .zero, digits: digits))
    }

    mutating func clock(isDay: Bool) -> WallClock {
        let day = Int64(below(30_000)) * WallClock.day
        guard !isDay else { return WallClock(microseconds: day) }
        let units = [WallClock.minute, WallClock.second, 1]
        return WallClock(microseconds: day + Int64(below(1_440)) * WallClock.minute + Int64(below(60)) * pick(units))
    }

    mutating func date() -> Literal {
        let isDay = chance(50)
        let time = clock(isDay: isDay)
        return Literal(isDay ? .date(time) : .dateTime(time))
    }

    mutating func text() -> Literal { Literal(.text(pick(Self.texts))) }

    mutating func literal() -> Literal {
        switch below(4) {
        case 0: number()
        case 1: text()
        case 2: date()
        default: Literal(.boolean(chance(50)))
        }
    }
}

// MARK: - Tests and predicates

extension RandomTrees {
    mutating func test() -> ValueTest {
        let kind: ValueTest.Kind
        switch below(8) {
        case 0: kind = .compare(.equal, literal())
        case 1: kind = .compare(pick([.less, .lessOrEqual, .greater, .greaterOrEqual]), chance(50) ? number() : date())
        case 2:
            kind = .compare(
                pick([.contains, .startsWith, .endsWith, .equalIgnoringCase]),
                chance(80) ? text() : number()
            )
        case 3: kind = .compare(.matches, Literal(.text(pick(["^\\d+$", "a|b", "К.*"]))))
        case 4: kind = .oneOf(many(1 + below(3)) { $0.literal() })
        case 5: kind = between()
        case 6: kind = .isSet
        default: kind = .isEmpty
        }
        return ValueTest(kind, isNegated: chance(40))
    }

    private mutating func between() -> ValueTest.Kind {
        if chance(50) { return .between(Literal(.number(.zero, digits: "0")), number().magnitude) }
        let days = [clock(isDay: true), clock(isDay: true)].sorted()
        return .between(Literal(.date(days[0])), Literal(.date(days[1])))
    }

    mutating func figureTest() -> ValueTest {
        let kind: ValueTest.Kind
        switch below(3) {
        case 0: kind = .compare(pick([.equal, .less, .lessOrEqual, .greater, .greaterOrEqual]), number())
        case 1: kind = .oneOf(many(1 + below(3)) { $0.number() })
        default: kind = .between(Literal(.number(.zero, digits: "0")), number().magnitude)
        }
        return ValueTest(kind, isNegated: chance(30))
    }

    mutating func predicate(_ depth: Int = 3, inside: Int = 2) -> Predicate {
        switch depth == 0 ? 5 : below(8) {
        case 0 where inside != 0: .and(many(2 + below(2)) { $0.predicate(depth - 1, inside: 0) })
        case 1 where inside != 1: .or(many(2 + below(2)) { $0.predicate(depth - 1, inside: 1) })
        case 2: .not(predicate(depth - 1))
        case 3: .lines(LineQuantifier(pick(LineQuantifier.Amount.allCases), path(), predicate(depth - 1)))
        case 4: .lineCount(LineCount(path(), maybe { $0.predicate(depth - 1) }, figureTest()))
        case 6: .lineSum(LineSum(path(atLeast: 2), maybe { $0.predicate(depth - 1) }, figureTest()))
        default: .comparison(Comparison(path(), test()))
        }
    }
}

extension Literal {
    /// The number without its sign, so that it can be the upper end of a span from 0.
    fileprivate var magnitude: Literal {
        guard case .number(let number, let digits) = value, digits.hasPrefix("-") else { return self }
        let mantissa = number.mantissa < 0 ? -number.mantissa : number.mantissa
        return Literal(
            .number(ExactDecimal(mantissa: mantissa, scale: number.scale), digits: String(digits.dropFirst()))
        )
    }
}
