import EventModel
import SegmentEngine
import SegmentLanguage
import TestSupport
import Testing

/// The smallest change that turns an answer, against trying every change.
@Suite struct FigureChangeTests {
    /// Quarters, so that bounds, values and everything between them lie on one grid of eighths.
    private static func literal(_ quarters: Int) -> Literal {
        let number = ExactDecimal(mantissa: Int128(quarters * 25), scale: 2)
        return Literal(.number(number, digits: number.description))
    }

    private static func test(_ dice: inout Dice) -> ValueTest {
        let kind: ValueTest.Kind
        switch dice.number(0...6) {
        case 0: kind = .between(literal(dice.number(-8...2)), literal(dice.number(2...12)))
        case 1: kind = .oneOf((0..<dice.number(1...3)).map { _ in literal(dice.number(-8...12)) })
        default:
            let comparison: Operator = dice.one(of: [.equal, .less, .lessOrEqual, .greater, .greaterOrEqual])
            kind = .compare(comparison, literal(dice.number(-8...12)))
        }
        return ValueTest(kind, isNegated: dice.once(in: 3))
    }

    /// Whether a number of eighths passes, by trying the test's literals one by one.
    private static func passes(_ eighths: Int, _ test: ValueTest) -> Bool {
        let bounds = test.literals.map { literal -> Int in
            guard case .number(let number, _) = literal.value else { return 0 }
            return Int(number.mantissa) * 8 / 100
        }
        let positive =
            switch test.kind {
            case .compare(.less, _): eighths < bounds[0]
            case .compare(.lessOrEqual, _): eighths <= bounds[0]
            case .compare(.greater, _): eighths > bounds[0]
            case .compare(.greaterOrEqual, _): eighths >= bounds[0]
            case .between: bounds[0] <= eighths && eighths <= bounds[1]
            default: bounds.contains(eighths)
            }
        return positive != test.isNegated
    }

    @Test(arguments: 1...UInt64(300)) func `no smaller change of a figure turns the answer`(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let (test, count) = (Self.test(&dice), dice.number(1...3))
        let value = dice.number(-10...14) * 2
        let sum = ExactDecimal(mantissa: Int128(value * count * 125), scale: 3)
        let turned = (-200...200).filter { Self.passes($0, test) != Self.passes(value, test) }
        let about: Comment = "\(format(test)) of \(value) eighths"
        let nearest = try #require(turned.map { abs($0 - value) }.min(), about)
        let change = try #require(FigureChange(test, from: sum, by: count), about)
        let bound = Int(change.bound.mantissa) * 8 / 100
        // Right beside a bound is anywhere before the next eighth.
        let target = bound + (change.side == .on ? 0 : change.side == .above ? 1 : -1)
        #expect(turned.contains(target), about)
        #expect(abs(target - value) == nearest, about)
    }

    @Test(arguments: 1...UInt64(300)) func `no smaller change of a count turns the answer`(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let (test, found) = (Self.test(&dice), dice.number(0...5))
        let greatest = dice.once(in: 2) ? nil : dice.number(5...6)
        let turned = (0...(greatest ?? 50)).filter { Self.passes($0 * 8, test) != Self.passes(found * 8, test) }
        let nearest = turned.map { $0 - found }.min { (abs($0), -$0) < (abs($1), -$1) }
        let about: Comment = "\(format(test)) of \(found), at most \(greatest ?? 50)"
        #expect(WholeChange(test, from: found, greatest: greatest)?.difference == nearest, about)
    }
}
