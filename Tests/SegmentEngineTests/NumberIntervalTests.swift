import EventModel
import SegmentEngine
import Testing

/// Comparing mantissas must give what comparing the numbers gives, at every scale and beyond 64 bits.
@Suite struct NumberIntervalTests {
    static let numbers = [
        "0", "1", "-1", "0.5", "-0.5", "258", "258.0", "257.999", "12.50", "0.000000000000000001",
        "-0.000000000000000001",
        "999999999999999999", "9223372036854775807", "-9223372036854775808", "1e30", "-1e30",
        "123456789012345678901234567890",
    ]

    @Test(arguments: numbers) func `mantissas in an interval are those of the numbers in it`(_ literal: String) throws {
        let number = try #require(DecimalText.number(literal))
        let (open, closed) = (
            NumberInterval.Bound(number, isIncluded: false), NumberInterval.Bound(number, isIncluded: true)
        )
        let intervals = [
            NumberInterval(from: open), NumberInterval(from: closed), NumberInterval(to: open),
            NumberInterval(to: closed),
            NumberInterval(from: closed, to: closed), NumberInterval(from: open, to: closed),
        ]
        for scale in 0...18 {
            for mantissa in try Self.mantissas(near: number, scale: scale) {
                let value = ExactDecimal(mantissa: mantissa, scale: scale)
                for interval in intervals {
                    let range = interval.mantissas(scale: scale)
                    #expect(
                        (range?.contains(mantissa) ?? false) == interval.contains(value),
                        "\(value) in \(interval) at scale \(scale)"
                    )
                }
            }
        }
    }

    @Test func `an interval holds what lies between its ends`() throws {
        let interval = NumberInterval(
            from: .init(try #require(DecimalText.number("1.5")), isIncluded: true),
            to: .init(try #require(DecimalText.number("2")), isIncluded: false)
        )
        #expect(interval.mantissas(scale: 0) == nil)
        #expect(interval.mantissas(scale: 1) == 15...19)
        #expect(interval.mantissas(scale: 2) == 150...199)
    }

    /// The mantissas around a number at a scale, and some far away.
    private static func mantissas(near number: ExactDecimal, scale: Int) throws -> [Int128] {
        let far: [Int128] = [0, 1, -1, Int128(Int64.max), Int128(Int64.min)]
        guard let fine = number.rescaled(to: scale) else { return far }
        let power = ExactDecimal.powersOfTen[max(0, fine.scale - scale)]
        let near = fine.mantissa / power
        return far + [near - 1, near, near + 1]
    }
}
