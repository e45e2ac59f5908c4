/// Intervals of numbers as ranges of the mantissas of one scale.
struct ScaledBounds {
    private var first: (least: Int64, greatest: Int64) = (.max, .min)
    private var others: [(least: Int64, greatest: Int64)] = []

    /// Takes the intervals' mantissas of a scale; those that no 64 bits hold are left out.
    init(_ intervals: [NumberInterval], scale: Int) {
        for interval in intervals {
            guard let range = interval.mantissas(scale: scale), range.lowerBound <= Int128(Int64.max),
                range.upperBound >= Int128(Int64.min)
            else { continue }
            let bounds = (Int64(clamping: range.lowerBound), Int64(clamping: range.upperBound))
            if first.least > first.greatest { first = bounds } else { others.append(bounds) }
        }
    }

    /// The range, if there is no more than one; one from more to less if there is none.
    var only: (least: Int64, greatest: Int64)? { others.isEmpty ? first : nil }

    /// Whether a mantissa lies in one of them.
    @inline(__always)
    func contains(_ mantissa: Int64) -> Bool {
        if mantissa >= first.least, mantissa <= first.greatest { return true }
        guard !others.isEmpty else { return false }
        for bounds in others where mantissa >= bounds.least && mantissa <= bounds.greatest { return true }
        return false
    }
}
