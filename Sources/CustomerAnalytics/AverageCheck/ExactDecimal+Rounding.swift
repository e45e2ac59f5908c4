package import EventModel

extension ExactDecimal {
    /// The number divided by a positive count, with exactly this many digits after the point, halves rounded to even.
    ///
    /// The quotient is exact before it is rounded; what 128 bits cannot hold stays at their borders.
    package func divided(by count: Int, digits: Int) -> ExactDecimal {
        let (factor, divisor) =
            digits >= scale
            ? (Self.powerOfTen(digits - scale), UInt128(count))
            : (1, UInt128(count) &* Self.powerOfTen(scale - digits))
        let (high, low) = mantissa.magnitude.multipliedFullWidth(by: factor)
        guard high < divisor else { return ExactDecimal(mantissa: mantissa < 0 ? .min : .max, scale: digits) }
        let (quotient, rest) =
            high == 0 ? low.quotientAndRemainder(dividingBy: divisor) : divisor.dividingFullWidth((high, low))
        let missing = divisor - rest
        let roundsUp = rest > missing || (rest == missing && quotient % 2 == 1)
        let magnitude = Int128(clamping: roundsUp ? quotient &+ 1 : quotient)
        return ExactDecimal(mantissa: mantissa < 0 ? -magnitude : magnitude, scale: digits)
    }

    /// The number with at most this many digits after the point, halves rounded to even.
    func rounded(digits: Int) -> ExactDecimal {
        scale > digits ? divided(by: 1, digits: digits) : self
    }

    /// The number without zeros at its end, but with at least this many digits after the point if it has them.
    func trimmed(toDigits least: Int) -> ExactDecimal {
        var result = self
        while result.scale > least, result.mantissa.isMultiple(of: 10) {
            result.mantissa /= 10
            result.scale -= 1
        }
        return result
    }

    private static func powerOfTen(_ power: Int) -> UInt128 {
        UInt128(powersOfTen[min(power, powersOfTen.count - 1)])
    }
}
