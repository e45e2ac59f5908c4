package import EventModel
internal import SegmentLanguage

/// The numbers between two bounds; a bound that is nil bounds nothing.
package struct NumberInterval: Hashable, Sendable {
    /// One end.
    package struct Bound: Hashable, Sendable {
        /// The number at the end.
        package let number: ExactDecimal
        /// Whether the number itself belongs to the interval.
        package let isIncluded: Bool

        /// Makes an end.
        package init(_ number: ExactDecimal, isIncluded: Bool) {
            self.number = number
            self.isIncluded = isIncluded
        }
    }

    /// The lesser end.
    package let lower: Bound?
    /// The greater end.
    package let upper: Bound?

    /// Makes an interval.
    package init(from lower: Bound? = nil, to upper: Bound? = nil) {
        self.lower = lower
        self.upper = upper
    }

    /// The numbers that stand in a relation to a number; nil if the operator is one for texts.
    init?(_ comparison: Operator, _ number: ExactDecimal) {
        let (open, closed) = (Bound(number, isIncluded: false), Bound(number, isIncluded: true))
        switch comparison {
        case .equal: self.init(from: closed, to: closed)
        case .less: self.init(to: open)
        case .lessOrEqual: self.init(to: closed)
        case .greater: self.init(from: open)
        case .greaterOrEqual: self.init(from: closed)
        case .equalIgnoringCase, .contains, .startsWith, .endsWith, .matches: return nil
        }
    }

    /// Whether a number lies in it.
    package func contains(_ number: ExactDecimal) -> Bool {
        if let lower, number < lower.number || (!lower.isIncluded && number == lower.number) { return false }
        if let upper, upper.number < number || (!upper.isIncluded && number == upper.number) { return false }
        return true
    }

    /// The mantissas of the numbers in it that have a count of digits after the point; nil if there are none.
    ///
    /// With that, comparing a number is comparing its mantissa, exactly and for any size of the bounds.
    package func mantissas(scale: Int) -> ClosedRange<Int128>? {
        var least = Int128.min
        if let lower {
            guard let floor = lower.number.floored(toScale: scale) else {
                if lower.number.mantissa > 0 { return nil }
                return mantissas(from: .min, scale: scale)
            }
            let step: Int128 = floor.isExact && lower.isIncluded ? 0 : 1
            let (bound, overflow) = floor.mantissa.addingReportingOverflow(step)
            if overflow { return nil }
            least = bound
        }
        return mantissas(from: least, scale: scale)
    }

    private func mantissas(from least: Int128, scale: Int) -> ClosedRange<Int128>? {
        guard let upper else { return least...Int128.max }
        guard let floor = upper.number.floored(toScale: scale) else {
            return upper.number.mantissa > 0 ? least...Int128.max : nil
        }
        let step: Int128 = floor.isExact && !upper.isIncluded ? 1 : 0
        let (greatest, overflow) = floor.mantissa.subtractingReportingOverflow(step)
        return overflow || greatest < least ? nil : least...greatest
    }

    /// Whether a number of any size, over a positive count, lies in it.
    func contains(_ sum: WideDecimal, over count: Int = 1) -> Bool {
        if let lower {
            let bound = WideDecimal(lower.number).multiplied(by: count)
            if sum < bound || (!lower.isIncluded && sum == bound) { return false }
        }
        if let upper {
            let bound = WideDecimal(upper.number).multiplied(by: count)
            if bound < sum || (!upper.isIncluded && sum == bound) { return false }
        }
        return true
    }

    /// Whether the quotient of a number and a positive count lies in it, found by multiplying instead.
    func containsQuotient(of sum: ExactDecimal, by count: Int) -> Bool {
        if let lower {
            let order = sum.order(againstProductOf: lower.number, and: count)
            if order < 0 || (order == 0 && !lower.isIncluded) { return false }
        }
        if let upper {
            let order = sum.order(againstProductOf: upper.number, and: count)
            if order > 0 || (order == 0 && !upper.isIncluded) { return false }
        }
        return true
    }
}

extension ExactDecimal {
    /// The greatest mantissa of a scale that is not above this number, and whether it is the number; nil if 128 bits
    /// cannot hold it.
    func floored(toScale newScale: Int) -> (mantissa: Int128, isExact: Bool)? {
        if newScale >= scale { return rescaled(to: newScale).map { ($0.mantissa, true) } }
        let shift = scale - newScale
        guard shift < Self.powersOfTen.count else { return (mantissa < 0 ? -1 : 0, mantissa == 0) }
        let (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: Self.powersOfTen[shift])
        return (rest < 0 ? quotient - 1 : quotient, rest == 0)
    }

    /// Below, at or above zero as this number is below, at or above a product.
    fileprivate func order(againstProductOf factor: ExactDecimal, and count: Int) -> Int {
        let (product, overflow) = factor.mantissa.multipliedReportingOverflow(by: Int128(count))
        if overflow {
            let (own, other) = (WideDecimal(self), WideDecimal(factor).multiplied(by: count))
            return own < other ? -1 : (own == other ? 0 : 1)
        }
        let other = ExactDecimal(mantissa: product, scale: factor.scale)
        return self < other ? -1 : (self == other ? 0 : 1)
    }
}
