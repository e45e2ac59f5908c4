/// The amounts at some places of their ascending order, and the sums of all and of those between two places.
///
/// Few amounts are sorted. Many are counted by their leading bits, and only those are brought together and sorted that
/// share them with a wanted one: two passes over the amounts, whatever their number.
struct RankedAmounts<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable> {
    /// How many there are.
    let count: Int
    /// The least.
    let least: Amount
    /// The greatest.
    let greatest: Amount
    /// The sum of all.
    private(set) var sum: Int128 = 0
    /// The sum of those whose places were to be added up.
    private(set) var keptSum: Int128 = 0
    private var found: [Int: Amount] = [:]

    /// Below this sorting is as fast.
    private static var fewest: Int { 2_048 }
    private static var leadingBits: Int { 12 }

    /// Finds what is at some places.
    ///
    /// - Parameters:
    ///   - lists: The amounts, at least one in all.
    ///   - ranks: The wanted places, from 0; those that are none are ignored.
    ///   - kept: The places whose amounts are added up; nil for none.
    init(_ lists: [UnsafeBufferPointer<Amount>], ranks: [Int], keeping kept: Range<Int>? = nil) {
        count = lists.reduce(0) { $0 + $1.count }
        var (least, greatest) = (Amount.max, Amount.min)
        for list in lists {
            for amount in list {
                least = min(least, amount)
                greatest = max(greatest, amount)
            }
        }
        (self.least, self.greatest) = (least, greatest)
        let kept = kept ?? 0..<0
        let wanted = Set((ranks + [kept.lowerBound, kept.upperBound - 1]).filter { 0 <= $0 && $0 < count }).sorted()
        if count < Self.fewest {
            sort(lists, wanted, kept)
        } else {
            pick(lists, wanted, kept)
        }
    }

    /// The amount at a place that was wanted; the greatest for one behind the last.
    subscript(rank: Int) -> Amount { found[rank] ?? greatest }

    private mutating func sort(_ lists: [UnsafeBufferPointer<Amount>], _ wanted: [Int], _ kept: Range<Int>) {
        var amounts = lists.count == 1 ? Array(lists[0]) : Array(lists.joined())
        amounts.sort()
        for rank in wanted { found[rank] = amounts[rank] }
        for amount in amounts { sum = sum.addingClamped(Int128(amount)) }
        for rank in kept { keptSum = keptSum.addingClamped(Int128(amounts[rank])) }
    }

    private mutating func pick(_ lists: [UnsafeBufferPointer<Amount>], _ wanted: [Int], _ kept: Range<Int>) {
        let least = least
        let span = Amount.Magnitude(truncatingIfNeeded: greatest &- least)
        let shift = Amount.Magnitude(max(0, Amount.bitWidth - span.leadingZeroBitCount - Self.leadingBits))
        /// The number of an amount's leading bits.
        @inline(__always)
        func leading(_ amount: Amount) -> Int {
            Int(truncatingIfNeeded: Amount.Magnitude(truncatingIfNeeded: amount &- least) &>> shift)
        }
        var counts = [UInt32](repeating: 0, count: 1 << Self.leadingBits)
        counts.withUnsafeMutableBufferPointer { counts in
            for list in lists { for amount in list { counts[leading(amount)] &+= 1 } }
        }
        // What becomes of the amounts with the same leading bits: 0 they are passed over, 1 added up; else each is looked at.
        var fates = [UInt8](repeating: 0, count: counts.count)
        var starts: [(leading: Int, rank: Int)] = []
        var (rank, next) = (0, 0)
        for leading in counts.indices where counts[leading] > 0 {
            let end = rank + Int(counts[leading])
            if next < wanted.count, wanted[next] < end {
                fates[leading] = 2
                starts.append((leading, rank))
                while next < wanted.count, wanted[next] < end { next += 1 }
            } else if kept.contains(rank) {
                fates[leading] = 1
            }
            rank = end
        }
        var chosen: [Amount] = []
        chosen.reserveCapacity(starts.reduce(0) { $0 + Int(counts[$1.leading]) })
        var (sum, keptSum): (Int128, Int128) = (0, 0)
        fates.withUnsafeBufferPointer { fates in
            for list in lists {
                for amount in list {
                    let fate = fates[leading(amount)]
                    guard fate < 2 else {
                        chosen.append(amount)
                        continue
                    }
                    sum = sum.addingClamped(Int128(amount))
                    keptSum = keptSum.addingClamped(fate == 0 ? 0 : Int128(amount))
                }
            }
        }
        var sorting = AmountSorting<Amount>()
        chosen.withUnsafeMutableBufferPointer { sorting.sort($0) }
        for amount in chosen { sum = sum.addingClamped(Int128(amount)) }
        var place = 0
        next = 0
        for (leading, start) in starts {
            for rank in start..<start + Int(counts[leading]) {
                if kept.contains(rank) { keptSum = keptSum.addingClamped(Int128(chosen[place])) }
                if next < wanted.count, wanted[next] == rank {
                    found[rank] = chosen[place]
                    next += 1
                }
                place += 1
            }
        }
        (self.sum, self.keptSum) = (sum, keptSum)
    }
}
