import Testing

@testable import AuditRules

struct `A table of faults` {
    @Test(arguments: [(0, 1), (1, 64), (63, 64), (64, 128), (1_000, 64), (1_000, 320)], [0, 3, 50, 100])
    func `has for each text what a list would have`(sizes: (texts: Int, share: Int), percent: UInt64) {
        var dice = Dice(state: UInt64(sizes.texts) * 7 + percent)
        let masks = (0..<sizes.texts).map { _ in dice.roll(100) < percent ? 1 + dice.roll(1 << 40) : 0 }
        var table = FaultTable()
        for start in stride(from: 0, to: masks.count, by: sizes.share) {
            var share = FaultTable()
            share.append(Array(masks[start..<min(masks.count, start + sizes.share)]))
            table.append(share)
        }
        #expect(masks.indices.allSatisfy { table[$0] == masks[$0] })
        #expect(table.union == masks.reduce(0, |))
        #expect(table.isAny == masks.contains { $0 != 0 })
    }
}

/// Numbers that are the same in every run.
struct Dice {
    var state: UInt64

    mutating func roll(_ sides: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 20) % sides
    }
}
