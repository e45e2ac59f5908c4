/// The amounts at some places of their ascending order, and the sums of all and of those between two places.
///
/// Few amounts are sorted. Many are counted by their leading bits, and only those are brought together and sorted that
/// share them with a wanted one. Where these bits are all in which amounts differ, the counts say everything.
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
    ///   - lists: The amounts, at least one in all; their sums fit 128 bits, as those of ``OrderTotals`` do.
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
        let (greatestSum, overflow) = Int128(clamping: max(least.magnitude, greatest.magnitude))
            .multipliedReportingOverflow(by: Int128(count))
        if count < Self.fewest {
            sort(lists, wanted, kept)
        } else if !overflow, greatestSum <= Int128(Int64.max) {
            // Adding in 64 bits takes a fraction of the time.
            pick(lists, wanted, kept) { (sum: Int64, amount) in sum &+ Int64(truncatingIfNeeded: amount) }
        } else {
            pick(lists, wanted, kept) { (sum: Int128, amount) in sum &+ Int128(amount) }
        }
    }

    /// The amount at a place that was wanted; the greatest for one behind the last.
    subscript(rank: Int) -> Amount { found[rank] ?? greatest }

    private mutating func sort(_ lists: [UnsafeBufferPointer<Amount>], _ wanted: [Int], _ kept: Range<Int>) {
        var amounts = lists.count == 1 ? Array(lists[0]) : Array(lists.joined())
        amounts.sort()
        for rank in wanted { found[rank] = amounts[rank] }
        for amount in amounts { sum &+= Int128(amount) }
        for rank in kept { keptSum &+= Int128(amounts[rank]) }
    }

    /// - Parameter add: Adds an amount to a sum.
    @inline(__always)
    private mutating func pick<Sum: FixedWidthInteger & SignedInteger>(
        _ lists: [UnsafeBufferPointer<Amount>],
        _ wanted: [Int],
        _ kept: Range<Int>,
        _ add: (Sum, Amount) -> Sum
    ) {
        let least = least
        let span = Amount.Magnitude(truncatingIfNeeded: greatest &- least)
        let shift = Amount.Magnitude(max(0, Amount.bitWidth - span.leadingZeroBitCount - Self.leadingBits))
        /// The number of an amount's leading bits.
        @inline(__always)
        func leading(_ amount: Amount) -> Int {
            Int(truncatingIfNeeded: Amount.Magnitude(truncatingIfNeeded: amount &- least) &>> shift)
        }
        var counts = [UInt32](repeating: 0, count: 1 << Self.leadingBits)
        var sum: Sum = 0
        counts.withUnsafeMutableBufferPointer { counts in
            for list in lists {
                for amount in list {
                    counts[leading(amount)] &+= 1
                    sum = add(sum, amount)
                }
            }
        }
        self.sum = Int128(sum)
        guard shift > 0 else {
            readOff(counts, wanted, kept)
            return
        }
        // What becomes of the amounts with the same leading bits: 0 they are passed over, 1 added up, 2 looked at one by one.
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
        var keptSum: Sum = 0
        let most = starts.reduce(0) { $0 + Int(counts[$1.leading]) }
        // Each amount is written and the next place taken only behind one that is looked at: no branch has to be foretold.
        var chosen = [Amount](unsafeUninitializedCapacity: most + 1) { chosen, count in
            fates.withUnsafeBufferPointer { fates in
                for list in lists {
                    for amount in list {
                        let fate = fates[leading(amount)]
                        chosen.initializeElement(at: count, to: amount)
                        count &+= Int(fate &>> 1)
                        keptSum = fate == 1 ? add(keptSum, amount) : keptSum
                    }
                }
            }
        }
        var sorting = AmountSorting<Amount>()
        chosen.withUnsafeMutableBufferPointer { sorting.sort($0) }
        self.keptSum = Int128(keptSum)
        var place = 0
        next = 0
        for (leading, start) in starts {
            for rank in start..<start + Int(counts[leading]) {
                if kept.contains(rank) { self.keptSum &+= Int128(chosen[place]) }
                if next < wanted.count, wanted[next] == rank {
                    found[rank] = chosen[place]
                    next += 1
                }
                place += 1
            }
        }
    }

    /// Finds what is wanted where all amounts that are counted together are the same.
    private mutating func readOff(_ counts: [UInt32], _ wanted: [Int], _ kept: Range<Int>) {
        var (rank, next) = (0, 0)
        for offset in counts.indices where counts[offset] > 0 {
            let amount = least &+ Amount(truncatingIfNeeded: offset)
            let end = rank + Int(counts[offset])
            while next < wanted.count, wanted[next] < end {
                found[wanted[next]] = amount
                next += 1
            }
            keptSum &+= Int128(amount) &* Int128(kept.clamped(to: rank..<end).count)
            rank = end
        }
    }
}
