/// The sizes that follow from the combinations of truths: of the segment, of each condition, and without each.
package struct SegmentCounts: Hashable, Sendable {
    /// How many contacts are in the segment.
    package let contacts: Int
    /// How many contacts there are.
    package let universe: Int
    /// For each condition, how many contacts it holds for.
    package let alone: [Int]
    /// For each condition, the segment's size if only it were dropped.
    package let without: [Int]

    /// Works the sizes out from the combinations that occur; they must be disjoint and hold the whole universe.
    package init(_ tree: TruthTree, conditions: Int, combinations: [TruthCombination]) {
        func size(_ holds: (UInt64) -> Bool) -> Int {
            combinations.reduce(0) { holds($1.mask) ? $0 + $1.contacts : $0 }
        }
        contacts = size(tree.holds)
        universe = size { _ in true }
        alone = (0..<conditions).map { number in size { $0 >> UInt64(number) & 1 == 1 } }
        without = (0..<conditions).map { number in
            let rest = tree.without(number)
            return size { rest?.holds($0) ?? true }
        }
    }
}
