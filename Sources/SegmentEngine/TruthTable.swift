internal import Columns

/// The answer of an engine: for each contact which conditions hold, and how many contacts have each combination.
package struct TruthTable: Sendable {
    /// The combinations that occur among the contacts of the universe, ascending by mask.
    package let combinations: [TruthCombination]
    /// The contacts of the universe, by their numbers.
    let universe: Bitmap
    /// For each condition, the contacts for which it holds; those outside the universe mean nothing.
    let leaves: [Bitmap]

    /// The greatest number of conditions: one a bit of a mask.
    package static let greatestConditionCount = 64

    /// Counts combinations; all bitmaps must be as long as the universe, and the leaves at most 64.
    init(universe: Bitmap, leaves: [Bitmap]) {
        self.universe = universe
        self.leaves = leaves
        var counts: [UInt64: Int] = [:]
        if leaves.count <= Self.directLimit {
            var direct = [Int](repeating: 0, count: 1 << leaves.count)
            Self.forEachMask(universe, leaves) { _, mask in direct[Int(mask)] += 1 }
            for mask in direct.indices where direct[mask] > 0 { counts[UInt64(mask)] = direct[mask] }
        } else {
            Self.forEachMask(universe, leaves) { _, mask in counts[mask, default: 0] += 1 }
        }
        combinations = counts.sorted { $0.key < $1.key }.map { TruthCombination(mask: $0.key, contacts: $0.value) }
    }

    /// The contacts whose combination is one of those that satisfy a condition, which is asked once for each
    /// combination.
    func members(_ holds: (UInt64) -> Bool) -> Bitmap {
        let wanted = Set(combinations.map(\.mask).filter(holds))
        var members = Bitmap(count: universe.count)
        guard !wanted.isEmpty else { return members }
        guard wanted.count < combinations.count else { return universe }
        Self.forEachMask(universe, leaves) { contact, mask in
            if wanted.contains(mask) { members[contact] = true }
        }
        return members
    }

    private static let directLimit = 12

    @inline(__always)
    private static func forEachMask(_ universe: Bitmap, _ leaves: [Bitmap], _ body: (Int, UInt64) -> Void) {
        let words = universe.words
        let leafWords = leaves.map(\.words)
        for index in words.indices where words[index] != 0 {
            var rest = words[index]
            while rest != 0 {
                let bit = UInt64(rest.trailingZeroBitCount)
                rest &= rest - 1
                var mask: UInt64 = 0
                for leaf in leafWords.indices { mask |= (leafWords[leaf][index] >> bit & 1) << UInt64(leaf) }
                body(index << 6 + Int(bit), mask)
            }
        }
    }
}
