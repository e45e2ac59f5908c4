/// An order's total with the digits that it came with: `mantissa` divided by ten to the power of `scale`.
///
/// Equality is that of the digits: 1.50 and 1.5 are different totals of equal `decimal`.
package struct OrderTotal: BitwiseCopyable, Hashable, Sendable {
    /// The digits as a whole number.
    package var mantissa: Int64
    /// How many of the digits stand after the decimal point.
    package var scale: UInt8

    /// Makes a total from its digits and the count of those after the point.
    @inlinable
    package init(mantissa: Int64, scale: UInt8 = 0) {
        self.mantissa = mantissa
        self.scale = scale
    }

    /// Makes a total from a number, without the zeros that it ends in behind the point.
    ///
    /// Digits behind the point that 64 bits have no room for are rounded off, halves to even: a database's division gives
    /// 1333.3333333333333333, and an order must not be lost for that. Nil if there is no room for the whole part.
    package init?(_ number: ExactDecimal) {
        let number = number.normalized
        for dropped in max(0, number.scale - ExactDecimal.safeDigits)...max(0, number.scale) {
            guard let mantissa = Int64(exactly: number.mantissa(dropping: dropped)) else { continue }
            let kept = ExactDecimal(mantissa: Int128(mantissa), scale: number.scale - dropped).normalized
            self.init(mantissa: Int64(truncatingIfNeeded: kept.mantissa), scale: UInt8(kept.scale))
            return
        }
        return nil
    }

    /// The total as a number.
    package var decimal: ExactDecimal {
        ExactDecimal(mantissa: Int128(mantissa), scale: Int(scale))
    }
}

extension ExactDecimal {
    /// The mantissa without some of its last digits, rounded, halves to even.
    fileprivate func mantissa(dropping digits: Int) -> Int128 {
        guard digits < Self.powersOfTen.count else { return 0 }
        let divisor = Self.powersOfTen[digits]
        let (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: divisor)
        let (twice, whole) = (rest.magnitude * 2, divisor.magnitude)
        guard twice > whole || twice == whole && quotient % 2 != 0 else { return quotient }
        return mantissa < 0 ? quotient - 1 : quotient + 1
    }
}
