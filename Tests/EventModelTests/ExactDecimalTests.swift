import EventModel
import TestSupport
import Testing

struct ExactDecimalTests {
    @Test(arguments: [
        (1_250, 2, "12.50"), (-1_250, 2, "-12.50"), (5, 2, "0.05"), (-5, 2, "-0.05"), (0, 0, "0"), (0, 3, "0.000"),
        (258, 0, "258"), (-1, 0, "-1"), (5, 1, "0.5"), (123, 3, "0.123"),
    ])
    func `a number is written with its digits`(_ mantissa: Int, _ scale: Int, _ text: String) {
        #expect(ExactDecimal(mantissa: Int128(mantissa), scale: scale).description == text)
    }

    @Test(arguments: [
        (Int128.max, 38, "1.70141183460469231731687303715884105727"),
        (.min, 0, "-170141183460469231731687303715884105728"),
    ])
    func `the greatest numbers are written too`(_ mantissa: Int128, _ scale: Int, _ text: String) {
        #expect(ExactDecimal(mantissa: mantissa, scale: scale).description == text)
    }

    /// Numbers from the least to the greatest, all different; some have no room for the digits of others.
    static let ascending: [ExactDecimal] = [
        ExactDecimal(mantissa: .min),
        ExactDecimal(mantissa: -ExactDecimal.powersOfTen[38]),
        ExactDecimal(mantissa: -2),
        ExactDecimal(mantissa: .min, scale: 38),
        ExactDecimal(mantissa: -15, scale: 1),
        ExactDecimal(mantissa: -1),
        ExactDecimal(mantissa: .min, scale: 39),
        ExactDecimal(mantissa: -1, scale: 1),
        ExactDecimal(mantissa: -1, scale: 2),
        ExactDecimal(mantissa: -1, scale: 38),
        ExactDecimal(mantissa: -1, scale: 60),
        .zero,
        ExactDecimal(mantissa: 1, scale: 60),
        ExactDecimal(mantissa: 1, scale: 38),
        ExactDecimal(mantissa: 1, scale: 2),
        ExactDecimal(mantissa: .max, scale: 39),
        ExactDecimal(mantissa: 5, scale: 1),
        ExactDecimal(mantissa: 1),
        ExactDecimal(mantissa: 15, scale: 1),
        ExactDecimal(mantissa: .max, scale: 38),
        ExactDecimal(mantissa: 2),
        ExactDecimal(mantissa: 25_800, scale: 2),
        ExactDecimal(mantissa: 258_001, scale: 3),
        ExactDecimal(mantissa: ExactDecimal.powersOfTen[38]),
        ExactDecimal(mantissa: .max),
    ]

    @Test func `any two numbers compare as they stand on the line`() {
        for (leftPlace, left) in Self.ascending.enumerated() {
            for (rightPlace, right) in Self.ascending.enumerated() {
                #expect((left < right) == (leftPlace < rightPlace), "\(left) and \(right)")
                #expect((left == right) == (leftPlace == rightPlace), "\(left) and \(right)")
            }
        }
    }

    @Test(arguments: [
        ((150, 2), (15, 1)), ((0, 5), (0, 0)), ((25_800, 2), (258, 0)), ((-10, 1), (-1, 0)), ((258, 0), (258, 0)),
    ])
    func `zeros at the end make no difference`(_ left: (Int, Int), _ right: (Int, Int)) {
        let a = ExactDecimal(mantissa: Int128(left.0), scale: left.1)
        let b = ExactDecimal(mantissa: Int128(right.0), scale: right.1)
        #expect(a == b && a.hashValue == b.hashValue)
        #expect(!(a < b) && !(b < a))
        #expect(a.normalized.description == b.normalized.description)
    }

    @Test func `rescaling adds zeros or says that there is no room`() {
        #expect(ExactDecimal(mantissa: 15, scale: 1).rescaled(to: 3)?.description == "1.500")
        #expect(ExactDecimal(mantissa: 15, scale: 1).rescaled(to: 1)?.description == "1.5")
        #expect(ExactDecimal(mantissa: 15, scale: 1).rescaled(to: 0)?.description == "1.5")
        #expect(ExactDecimal(mantissa: 1).rescaled(to: 38)?.mantissa == ExactDecimal.powersOfTen[38])
        #expect(ExactDecimal(mantissa: 2).rescaled(to: 38) == nil)
        #expect(ExactDecimal(mantissa: -2).rescaled(to: 38) == nil)
        #expect(ExactDecimal(mantissa: 1).rescaled(to: 39) == nil)
        #expect(ExactDecimal.zero.rescaled(to: 50)?.scale == 50)
    }

    @Test func `random numbers compare as their cross products do`() {
        var random = Dice(seed: 7)
        for _ in 0..<2_000 {
            let (left, right) = (
                Int64.random(in: -9_999...9_999, using: &random), Int64.random(in: -9_999...9_999, using: &random)
            )
            let (leftScale, rightScale) = (Int.random(in: 0...6, using: &random), Int.random(in: 0...6, using: &random))
            let a = ExactDecimal(mantissa: Int128(left), scale: leftScale)
            let b = ExactDecimal(mantissa: Int128(right), scale: rightScale)
            let (x, y) = (
                Int128(left) * ExactDecimal.powersOfTen[rightScale], Int128(right) * ExactDecimal.powersOfTen[leftScale]
            )
            #expect((a < b) == (x < y))
            #expect((a == b) == (x == y))
            if a == b { #expect(a.hashValue == b.hashValue) }
        }
    }

    @Test func `the powers of ten are those that fit`() {
        #expect(ExactDecimal.powersOfTen.count == 39)
        #expect(
            ExactDecimal.powersOfTen.enumerated().allSatisfy { String($1) == "1" + String(repeating: "0", count: $0) }
        )
    }
}
