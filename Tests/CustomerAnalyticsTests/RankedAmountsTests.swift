import TestSupport
import Testing

@testable import CustomerAnalytics

/// Held against a sorted list.
@Suite struct `Amounts at places of their order` {
    /// Amounts of a shape that is easy or hard to divide by leading bits.
    private static func amounts(_ shape: Int, _ count: Int, _ dice: inout Dice) -> [Int64] {
        (0..<count).map { index in
            switch shape {
            case 0: Int64(dice.number(0...9_999_999))
            case 1: 500
            case 2: Int64(dice.number(-3...3))
            // One that is so great that all others share their leading bits.
            case 3: index == count / 2 ? Int64.max / 4 : Int64(dice.number(0...99_999))
            case 4: Int64(index)
            case 5: Int64(count - index) * 1_000_003
            default: dice.once(in: 2) ? Int64.min / 4 + Int64(dice.number(0...5)) : Int64(dice.number(0...5))
            }
        }
    }

    @Test(arguments: 0..<7, [1, 2, 100, 2_047, 2_048, 9_999])
    func `are those of a sorted list`(shape: Int, count: Int) {
        var dice = Dice(seed: UInt64(100 * shape + count))
        let amounts = Self.amounts(shape, count, &dice)
        let sorted = amounts.sorted()
        let ranks = (0..<12).map { _ in dice.number(0...count - 1) } + [0, count - 1, count]
        let dropped = count / 10
        let cut = dice.number(0...count)
        let ranked = amounts.withUnsafeBufferPointer { amounts in
            RankedAmounts(
                [UnsafeBufferPointer(rebasing: amounts[..<cut]), UnsafeBufferPointer(rebasing: amounts[cut...])],
                ranks: ranks,
                keeping: dropped..<count - dropped
            )
        }
        #expect(ranks.map { ranked[$0] } == ranks.map { sorted[min($0, count - 1)] })
        #expect(ranked.count == count)
        #expect((ranked.least, ranked.greatest) == (sorted[0], sorted[count - 1]))
        #expect(ranked.sum == sorted.reduce(Int128(0)) { $0 + Int128($1) })
        #expect(ranked.keptSum == sorted[dropped..<count - dropped].reduce(Int128(0)) { $0 + Int128($1) })
    }
}
