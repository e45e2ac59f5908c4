import SegmentEngine
import TestSupport
import Testing

/// Sizes from combinations of truths, against contacts that are counted one by one.
@Suite struct SegmentCountsTests {
    @Test func `a removed leaf takes its parent with it where nothing else is left`() {
        let tree = TruthTree.and([.leaf(0), .not(.or([.leaf(1), .leaf(2)])), .not(.leaf(3))])
        #expect(tree.without(0) == .and([.not(.or([.leaf(1), .leaf(2)])), .not(.leaf(3))]))
        #expect(tree.without(1) == .and([.leaf(0), .not(.leaf(2)), .not(.leaf(3))]))
        #expect(tree.without(3) == .and([.leaf(0), .not(.or([.leaf(1), .leaf(2)]))]))
        #expect(TruthTree.or([.leaf(0), .not(.leaf(1))]).without(1) == .leaf(0))
        #expect(TruthTree.not(.leaf(0)).without(0) == nil)
    }

    @Test func `without its only condition a segment is everyone`() {
        let counts = SegmentCounts(
            .not(.leaf(0)),
            conditions: 1,
            combinations: [.init(mask: 0, contacts: 3), .init(mask: 1, contacts: 4)]
        )
        #expect(counts.contacts == 3)
        #expect(counts.universe == 7)
        #expect(counts.alone == [4])
        #expect(counts.without == [7])
    }

    @Test(arguments: 1...UInt64(200)) func `sizes are those of counting contacts one by one`(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let leaves = dice.number(1...7)
        let tree = Self.tree(&dice, leaves: Array(0..<leaves).shuffled(using: &dice))
        let contacts = (0..<dice.number(0...60)).map { _ in UInt64(dice.number(0...(1 << leaves) - 1)) }
        let combinations = Dictionary(grouping: contacts) { $0 }.map {
            TruthCombination(mask: $0.key, contacts: $0.value.count)
        }
        let counts = SegmentCounts(tree, conditions: leaves, combinations: combinations)
        #expect(counts.universe == contacts.count)
        #expect(counts.contacts == contacts.count { Self.holds(tree, $0, dropping: nil) ?? true })
        for leaf in 0..<leaves {
            #expect(counts.alone[leaf] == contacts.count { $0 & (1 << UInt64(leaf)) != 0 })
            #expect(counts.without[leaf] == contacts.count { Self.holds(tree, $0, dropping: leaf) ?? true })
        }
    }

    /// A tree that has each leaf once.
    private static func tree(_ dice: inout Dice, leaves: [Int]) -> TruthTree {
        if dice.once(in: 4) { return .not(tree(&dice, leaves: leaves)) }
        guard leaves.count > 1 else { return .leaf(leaves[0]) }
        let cut = dice.number(1...leaves.count - 1)
        let parts = [tree(&dice, leaves: Array(leaves[..<cut])), tree(&dice, leaves: Array(leaves[cut...]))]
        return dice.once(in: 2) ? .and(parts) : .or(parts)
    }

    /// The truth of a tree in which one leaf says nothing at all; nil if nobody says anything.
    private static func holds(_ tree: TruthTree, _ mask: UInt64, dropping dropped: Int?) -> Bool? {
        switch tree {
        case .leaf(let number): number == dropped ? nil : mask & (1 << UInt64(number)) != 0
        case .not(let part): holds(part, mask, dropping: dropped).map { !$0 }
        case .and(let parts):
            parts.compactMap { holds($0, mask, dropping: dropped) }.reduce(nil) { ($0 ?? true) && $1 }
        case .or(let parts):
            parts.compactMap { holds($0, mask, dropping: dropped) }.reduce(nil) { ($0 ?? false) || $1 }
        }
    }
}
