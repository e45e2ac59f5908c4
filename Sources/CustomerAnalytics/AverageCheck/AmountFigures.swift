internal import EventModel

/// What is said of the totals of some orders: all of it follows from the totals in ascending order.
struct AmountFigures: Sendable {
    /// Their sum.
    let sum: ExactDecimal
    /// The sum divided by their number.
    let mean: ExactDecimal
    /// The mean of those that are left when a tenth of them is dropped at either end.
    let trimmedMean: ExactDecimal
    /// The percentiles, in the order of ``percents``.
    let percentiles: [ExactDecimal]
    /// The least.
    let least: ExactDecimal
    /// The greatest.
    let greatest: ExactDecimal

    /// The percentiles that are worked out; 50 is the median.
    static let percents = [10, 25, 50, 75, 90, 99]
    /// How many digits after the point a mean has.
    static let meanDigits = 6

    /// Works the figures out.
    ///
    /// - Parameters:
    ///   - sorted: At least one mantissa, ascending.
    ///   - scale: How many digits of the mantissas stand after the point.
    ///   - digits: How many of these the orders give, at most `scale`; sums and percentiles have no fewer.
    init<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        sorted: UnsafeBufferPointer<Amount>,
        scale: Int,
        digits: Int
    ) {
        func number(_ mantissa: Int128) -> ExactDecimal {
            ExactDecimal(mantissa: mantissa, scale: scale).trimmed(toDigits: digits)
        }
        let all = Self.sum(sorted[...])
        // As in R's mean(x, trim = 0.1): the whole part of a tenth goes at each end.
        let dropped = sorted.count / 10
        let kept = dropped == 0 ? all : Self.sum(sorted[dropped..<sorted.count - dropped])
        sum = number(all)
        mean = ExactDecimal(mantissa: all, scale: scale).divided(by: sorted.count, digits: Self.meanDigits)
        trimmedMean = ExactDecimal(mantissa: kept, scale: scale)
            .divided(by: sorted.count - 2 * dropped, digits: Self.meanDigits)
        percentiles = Self.percents.map { Self.percentile($0, of: sorted, scale: scale, digits: digits) }
        least = number(Int128(sorted[0]))
        greatest = number(Int128(sorted[sorted.count - 1]))
    }

    /// The percentile of type 7 (Hyndman and Fan 1996): position (n - 1) * p, linear between neighbours.
    ///
    /// Exact, then rounded to six digits after the point, halves to even; zeros that no order has are left out.
    static func percentile<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _ percent: Int,
        of sorted: UnsafeBufferPointer<Amount>,
        scale: Int,
        digits: Int
    ) -> ExactDecimal {
        let (index, hundredths) = ((sorted.count - 1) * percent).quotientAndRemainder(dividingBy: 100)
        let low = Int128(sorted[index])
        let exact: ExactDecimal
        if hundredths == 0 {
            exact = ExactDecimal(mantissa: low, scale: scale)
        } else {
            let (whole, part) = (Int128(sorted[index + 1]) - low).quotientAndRemainder(dividingBy: 100)
            let lower = ExactDecimal(mantissa: low + whole * Int128(hundredths), scale: scale)
            // Without room for two more digits the number has more than thirty, and so it keeps those.
            exact =
                lower.rescaled(to: scale + 2).map {
                    ExactDecimal(mantissa: $0.mantissa.addingClamped(part * Int128(hundredths)), scale: scale + 2)
                } ?? lower
        }
        return exact.trimmed(toDigits: digits).rounded(digits: meanDigits)
    }

    @inline(__always)
    private static func sum<Amount: FixedWidthInteger>(_ amounts: Slice<UnsafeBufferPointer<Amount>>) -> Int128 {
        var sum: Int128 = 0
        for amount in amounts { sum = sum.addingClamped(Int128(amount)) }
        return sum
    }
}

extension Int128 {
    /// The sum, or the border of 128 bits that it would cross.
    @inline(__always)
    func addingClamped(_ other: Int128) -> Int128 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
