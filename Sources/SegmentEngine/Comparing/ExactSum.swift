internal import EventModel

/// A sum of decimal numbers at the greatest scale among them.
///
/// What 128 bits cannot hold stays at their borders: some 38 digits, with those after the point.
struct ExactSum {
    private(set) var number = ExactDecimal.zero

    /// Adds a number.
    mutating func add(_ other: ExactDecimal) {
        let scale = max(number.scale, other.scale)
        let mantissa = number.mantissa.raised(by: scale - number.scale)
        number = ExactDecimal(
            mantissa: mantissa.addingStoppedAtBorders(other.mantissa.raised(by: scale - other.scale)),
            scale: scale
        )
    }
}

extension Int128 {
    /// This number times ten to a power, or the border that it would cross.
    @inline(__always)
    func raised(by power: Int) -> Int128 {
        guard power > 0, self != 0 else { return self }
        guard power < ExactDecimal.powersOfTen.count else { return self < 0 ? .min : .max }
        let (product, overflow) = multipliedReportingOverflow(by: ExactDecimal.powersOfTen[power])
        return overflow ? (self < 0 ? .min : .max) : product
    }

    /// The sum, or the border that it would cross.
    @inline(__always)
    func addingStoppedAtBorders(_ other: Int128) -> Int128 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
