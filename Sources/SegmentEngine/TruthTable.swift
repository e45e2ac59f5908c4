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
        if leaves.count <= Self.directLimit {
            var counts = [Int](repeating: 0, count: 1 << leaves.count)
            Self.forEachCombination(universe, leaves) { _, mask, contacts in
                counts[Int(mask)] += contacts.nonzeroBitCount
            }
            combinations = counts.indices.filter { counts[$0] > 0 }.map { mask in
                TruthCombination(mask: UInt64(mask), contacts: counts[mask])
            }
        } else {
            var counts: [UInt64: Int] = [:]
            Self.forEachCombination(universe, leaves) { _, mask, contacts in
                counts[mask, default: 0] += contacts.nonzeroBitCount
            }
            combinations = counts.sorted { $0.key < $1.key }.map { TruthCombination(mask: $0.key, contacts: $0.value) }
        }
    }

    /// The contacts whose combination is one of those that satisfy a condition, which is asked once for each
    /// combination.
    func members(_ holds: (UInt64) -> Bool) -> Bitmap {
        let wanted = Set(combinations.map(\.mask).filter(holds))
        guard !wanted.isEmpty else { return Bitmap(count: universe.count) }
        guard wanted.count < combinations.count else { return universe }
        var words = [UInt64](repeating: 0, count: universe.words.count)
        Self.forEachCombination(universe, leaves) { index, mask, contacts in
            if wanted.contains(mask) { words[index] |= contacts }
        }
        return Bitmap(count: universe.count, words: words)
    }

    private static let directLimit = 12

    /// Calls with each combination that occurs among 64 contacts: the index of their word, the mask and the contacts.
    ///
    /// The contacts of a word are parted by one condition after the other, so that the time goes by combinations.
    @inline(__always)
    private static func forEachCombination(
        _ universe: Bitmap,
        _ leaves: [Bitmap],
        _ body: (_ word: Int, _ mask: UInt64, _ contacts: UInt64) -> Void
    ) {
        let words = universe.words
        let leafWords = leaves.map(\.words)
        // Sixty-four contacts have at most as many combinations.
        withUnsafeTemporaryAllocation(of: (mask: UInt64, contacts: UInt64).self, capacity: 64) { parts in
            for index in words.indices where words[index] != 0 {
                parts[0] = (0, words[index])
                var count = 1
                for leaf in leafWords.indices {
                    let holding = leafWords[leaf][index]
                    for place in 0..<count {
                        let (mask, contacts) = parts[place]
                        let inside = contacts & holding
                        guard inside != 0 else { continue }
                        let bit: UInt64 = 1 << UInt64(leaf)
                        if inside == contacts {
                            parts[place].mask = mask | bit
                        } else {
                            parts[place].contacts = contacts & ~holding
                            parts[count] = (mask | bit, inside)
                            count += 1
                        }
                    }
                }
                for place in 0..<count { body(index, parts[place].mask, parts[place].contacts) }
            }
        }
    }
}
