internal import EventModel

/// What is said of the totals of some orders: all of it follows from the totals in ascending order.
struct AmountFigures: Sendable {
    /// Their sum.
    let sum: ExactDecimal
    /// The sum divided by their number.
    let mean: ExactDecimal
    /// The mean of those that are left when a tenth of them is dropped at either end.
    let trimmedMean: ExactDecimal
    /// The percentiles, in the order of ``percents``, to six digits after the point, halves to even; zeros that no order
    /// has are left out.
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
    ///   - lists: The mantissas, at least one in all, in any order.
    ///   - scale: How many digits of the mantissas stand after the point.
    ///   - digits: How many of these the orders give, at most `scale`; sums and percentiles have no fewer.
    init<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _ lists: [UnsafeBufferPointer<Amount>],
        scale: Int,
        digits: Int
    ) {
        let count = lists.reduce(0) { $0 + $1.count }
        // As in R's mean(x, trim = 0.1): the whole part of a tenth goes at each end.
        let dropped = count / 10
        let places = Self.percents.map { ((count - 1) * $0).quotientAndRemainder(dividingBy: 100) }
        let ranked = RankedAmounts(
            lists,
            ranks: places.flatMap { [$0.quotient, $0.quotient + 1] },
            keeping: dropped..<count - dropped
        )
        func number(_ mantissa: Int128) -> ExactDecimal {
            ExactDecimal(mantissa: mantissa, scale: scale).trimmed(toDigits: digits)
        }
        sum = number(ranked.sum)
        mean = ExactDecimal(mantissa: ranked.sum, scale: scale).divided(by: count, digits: Self.meanDigits)
        trimmedMean = ExactDecimal(mantissa: ranked.keptSum, scale: scale)
            .divided(by: count - 2 * dropped, digits: Self.meanDigits)
        percentiles = places.map { index, hundredths in
            let exact = Self.between(ranked[index], ranked[index + 1], hundredths, scale: scale)
            return exact.trimmed(toDigits: digits).rounded(digits: Self.meanDigits)
        }
        least = number(Int128(ranked.least))
        greatest = number(Int128(ranked.greatest))
    }

    /// So many hundredths of the way from a mantissa to the next, exact: the percentile of type 7 (Hyndman and Fan 1996),
    /// position (n - 1) * p, linear between neighbours.
    private static func between<Amount: FixedWidthInteger>(
        _ amount: Amount,
        _ next: Amount,
        _ hundredths: Int,
        scale: Int
    ) -> ExactDecimal {
        let low = Int128(amount)
        guard hundredths > 0 else { return ExactDecimal(mantissa: low, scale: scale) }
        let (whole, part) = (Int128(next) - low).quotientAndRemainder(dividingBy: 100)
        let lower = ExactDecimal(mantissa: low + whole * Int128(hundredths), scale: scale)
        // Without room for two more digits the number has more than thirty, and so it keeps those.
        guard let wide = lower.rescaled(to: scale + 2) else { return lower }
        let (mantissa, overflow) = wide.mantissa.addingReportingOverflow(part * Int128(hundredths))
        return overflow ? lower : ExactDecimal(mantissa: mantissa, scale: scale + 2)
    }
}
