internal import CMemory
internal import EventModel

/// The inner borders of an axis, made to be compared with mantissas: bin `i` holds what is at least `cuts[i - 1]` and
/// less than `cuts[i]`.
///
/// Borders that no whole mantissa can hit are rounded up, which changes no comparison.
struct RFMCuts<Value: FixedWidthInteger & SignedInteger & BitwiseCopyable> {
    /// One cut fewer than there are bins, ascending; none if there are no values.
    ///
    /// Equal cuts leave a bin empty.
    private(set) var cuts: [Value] = []
    /// The lower and upper border of each bin as results state them.
    private(set) var borders: [(lower: ExactDecimal?, upper: ExactDecimal?)] = []

    /// Fixed borders, given as numbers.
    init(borders: [ExactDecimal], scale: Int) {
        cuts = borders.map { Value(clamping: Self.mantissa($0, roundedUpTo: scale)) }
        self.borders = (0...borders.count).map { bin in
            (bin == 0 ? nil : borders[bin - 1], bin == borders.count ? nil : borders[bin])
        }
    }

    /// The borders of R's package rfm: the type-7 quantiles at 1/n, 2/n and so on, each plus 1; the outer borders are
    /// the least value and the greatest plus 1.
    ///
    /// Of sorted x1 to xN the quantile at i/n lies at position (N - 1) i/n from the first, linear between neighbours.
    /// Source: the README and code of the package rfm; R's `quantile(type = 7)`.
    init(quantilesOf values: [Value], bins: Int, scale: Int) {
        guard !values.isEmpty else {
            borders = Array(repeating: (nil, nil), count: bins)
            return
        }
        let places = (1..<max(bins, 1)).map { ((values.count - 1) * $0).quotientAndRemainder(dividingBy: bins) }
        let ranked = values.withUnsafeBufferPointer { values in
            RankedAmounts([values], ranks: places.flatMap { [$0.quotient, $0.quotient + 1] })
        }
        // Amounts leave room for their borders; only the recency of a contact without orders stops at the end of its type.
        let one = Value(clamping: ExactDecimal.powersOfTen[min(scale, 38)])
        var stated = [ExactDecimal(mantissa: Int128(ranked.least), scale: scale).normalized]
        for (index, part) in places {
            let low = ranked[index]
            let (difference, overflow) = ranked[index + 1].subtractingReportingOverflow(low)
            let step = part == 0 ? 0 : overflow ? .max : difference
            let (whole, rest) = step.quotientAndRemainder(dividingBy: Value(bins))
            let base = low.addingClamped(whole * Value(part)).addingClamped(one)
            cuts.append(base.addingClamped((rest * Value(part) + Value(bins - 1)) / Value(bins)))
            stated.append(Self.number(base, Int128(rest) * Int128(part), over: bins, scale: scale))
        }
        stated.append(ExactDecimal(mantissa: Int128(ranked.greatest.addingClamped(one)), scale: scale).normalized)
        borders = (0..<bins).map { (stated[$0], stated[$0 + 1]) }
    }

    /// Borders by rank: the values share the bins out evenly, and equal values always stand together.
    ///
    /// A value that stands at ranks a+1 to b of N belongs to bin floor((a + b) n / 2N) + 1, its middle rank's share, moved as
    /// little as needed so that no bin stays empty while there are at least as many different values as bins, and that
    /// different values have different bins if there are fewer.
    init(ranksOf sorted: [Value], bins: Int, scale: Int) {
        guard !sorted.isEmpty else {
            borders = Array(repeating: (nil, nil), count: bins)
            return
        }
        let different = Self.differentValues(in: sorted)
        var leastOfBin = [Value?](repeating: nil, count: bins)
        var (start, seen, previous) = (0, 0, 0)
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
            seen += 1
            let share = (start + end) * bins / (2 * sorted.count) + 1
            let left = bins - (different - seen)
            let bin =
                different >= bins ? min(max(share, previous, left), previous + 1) : min(max(share, previous + 1), left)
            if leastOfBin[bin - 1] == nil { leastOfBin[bin - 1] = sorted[start] }
            (start, previous) = (end, bin)
        }
        // A bin without a value begins where the next one does, so that nothing falls into it.
        var next = Value.max
        var lowers = [Value](repeating: .max, count: bins)
        for bin in lowers.indices.reversed() {
            next = leastOfBin[bin] ?? next
            lowers[bin] = next
        }
        cuts = Array(lowers.dropFirst())
        borders = (0..<bins).map { bin in
            guard let lower = leastOfBin[bin] else { return (nil, nil) }
            let upper = leastOfBin[(bin + 1)...].lazy.compactMap(\.self).first
            return (
                ExactDecimal(mantissa: Int128(lower), scale: scale).normalized,
                upper.map { ExactDecimal(mantissa: Int128($0), scale: scale).normalized }
            )
        }
    }

    /// The bin of a value, the lowest being 0.
    @inline(__always)
    func bin(of value: Value) -> Int {
        let cuts = cuts.span
        var bin = 0
        // Nobody can foretell what a value reaches, so that must not become a branch.
        for index in cuts.indices { bin &+= Int(unforeseen(value >= cuts[unchecked: index] ? 1 : 0)) }
        return bin
    }

    private static func differentValues(in sorted: [Value]) -> Int {
        var count = 1
        for index in sorted.indices.dropFirst() where sorted[index] != sorted[index - 1] { count += 1 }
        return count
    }

    /// A base mantissa plus a fraction of mantissa units, exact where decimals can be, else to six digits more.
    private static func number(_ base: Value, _ numerator: Int128, over divisor: Int, scale: Int) -> ExactDecimal {
        let whole = ExactDecimal(mantissa: Int128(base), scale: scale)
        guard numerator != 0, let wider = whole.rescaled(to: scale + 6) else { return whole.normalized }
        let fraction = ExactDecimal(mantissa: numerator, scale: scale).divided(by: divisor, digits: scale + 6)
        let (mantissa, overflow) = wider.mantissa.addingReportingOverflow(fraction.mantissa)
        return overflow ? whole.normalized : ExactDecimal(mantissa: mantissa, scale: scale + 6).normalized
    }

    /// The least mantissa of a scale that is not below a number.
    private static func mantissa(_ number: ExactDecimal, roundedUpTo scale: Int) -> Int128 {
        let number = number.normalized
        if let wider = number.rescaled(to: scale), wider.scale == scale { return wider.mantissa }
        guard number.scale > scale else { return number.mantissa < 0 ? .min : .max }
        let (whole, rest) = number.mantissa.quotientAndRemainder(
            dividingBy: ExactDecimal.powersOfTen[min(38, number.scale - scale)]
        )
        return rest > 0 ? whole + 1 : whole
    }
}
