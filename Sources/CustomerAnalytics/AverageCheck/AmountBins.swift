internal import EventModel

/// The bins of a histogram: of one width, which is 1, 2 or 5 times a power of ten, and at most 30.
///
/// They hold all amounts but the smallest and the greatest hundredth, so that one huge order does not squeeze all others into
/// one bin; what lies beyond is in an open bin at either end. A border belongs to the bin above it.
struct AmountBins: Sendable {
    /// The borders, ascending: at least two.
    let borders: [Int128]
    /// Whether there is an open bin below the first border.
    let opensBelow: Bool
    /// Whether there is an open bin from the last border on.
    let opensAbove: Bool

    /// The greatest number of bins between the open ones.
    static let greatestCount: Int128 = 30

    /// Chooses the bins for amounts.
    init<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable>(sorted: UnsafeBufferPointer<Amount>) {
        let outside = (sorted.count - 1) / 100
        let (low, high) = (Int128(sorted[outside]), Int128(sorted[sorted.count - 1 - outside]))
        var (power, step): (Int128, Int) = (1, 0)
        var width: Int128 = 1
        while high.dividedFlooring(by: width) - low.dividedFlooring(by: width) >= Self.greatestCount {
            step += 1
            if step == Self.steps.count { (power, step) = (power * 10, 0) }
            width = power * Self.steps[step]
        }
        let (first, last) = (low.dividedFlooring(by: width), high.dividedFlooring(by: width) + 1)
        borders = (0...Int(last - first)).map { (first + Int128($0)) * width }
        opensBelow = Int128(sorted[0]) < first * width
        opensAbove = Int128(sorted[sorted.count - 1]) >= last * width
    }

    private static let steps: [Int128] = [1, 2, 5]

    /// The bins with the range of amounts in each.
    func bins<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        of sorted: UnsafeBufferPointer<Amount>
    )
        -> [(from: Int128?, to: Int128?, amounts: Range<Int>)]
    {
        let ends = borders.map { border in
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if Int128(sorted[middle]) < border { low = middle + 1 } else { high = middle }
            }
            return low
        }
        var bins: [(from: Int128?, to: Int128?, amounts: Range<Int>)] = []
        if opensBelow { bins.append((nil, borders[0], 0..<ends[0])) }
        for bin in 1..<borders.count { bins.append((borders[bin - 1], borders[bin], ends[bin - 1]..<ends[bin])) }
        if opensAbove { bins.append((borders[borders.count - 1], nil, ends[ends.count - 1]..<sorted.count)) }
        return bins
    }
}

extension Int128 {
    /// The quotient by a positive number, rounded towards minus infinity.
    fileprivate func dividedFlooring(by divisor: Int128) -> Int128 {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }
}
