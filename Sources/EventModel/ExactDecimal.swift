/// A decimal number held exactly: `mantissa` divided by ten to the power of `scale`.
///
/// Money is never a binary fraction here. Equality and order are those of the number: 1.50 equals 1.5.
package struct ExactDecimal: Sendable {
    /// The digits as a whole number.
    package var mantissa: Int128
    /// How many of the digits stand after the decimal point.
    package var scale: Int

    /// Makes a number from its digits and the count of those after the point.
    package init(mantissa: Int128, scale: Int = 0) {
        self.mantissa = mantissa
        self.scale = scale
    }

    /// Zero.
    package static let zero = ExactDecimal(mantissa: 0)
}

extension ExactDecimal {
    /// The greatest count of digits that a mantissa of 64 bits surely holds.
    package static let safeDigits = 18

    /// Ten to the power of 0 to 38.
    package static let powersOfTen: [Int128] = {
        var powers: [Int128] = [1]
        for _ in 1...38 { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// The same number with at least this many digits after the point; nil if it would not fit 128 bits.
    package func rescaled(to newScale: Int) -> ExactDecimal? {
        guard newScale > scale else { return self }
        guard mantissa != 0 else { return ExactDecimal(mantissa: 0, scale: newScale) }
        guard newScale - scale < Self.powersOfTen.count else { return nil }
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: Self.powersOfTen[newScale - scale])
        return overflow ? nil : ExactDecimal(mantissa: product, scale: newScale)
    }

    /// The sum of both; nil if it would not fit 128 bits.
    package func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let scale = max(scale, other.scale)
        guard let left = rescaled(to: scale), let right = other.rescaled(to: scale) else { return nil }
        let (sum, overflow) = left.mantissa.addingReportingOverflow(right.mantissa)
        return overflow ? nil : ExactDecimal(mantissa: sum, scale: scale)
    }

    /// The same number with as few digits after the point as it needs.
    package var normalized: ExactDecimal {
        var result = self
        while result.scale > 0, result.mantissa % 10 == 0 {
            result.mantissa /= 10
            result.scale -= 1
        }
        return result
    }
}

extension ExactDecimal: Comparable, Hashable {
    /// Whether both are the same number, however many zeros they end in.
    package static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
        let (a, b) = (left.normalized, right.normalized)
        return a.mantissa == b.mantissa && a.scale == b.scale
    }

    /// Whether the left number is the lesser one.
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        let scale = max(left.scale, right.scale)
        if let a = left.rescaled(to: scale), let b = right.rescaled(to: scale) { return a.mantissa < b.mantissa }
        // Only the side with fewer digits after the point was to grow. It has no room, so it is further from zero.
        return left.scale < right.scale ? left.mantissa < 0 : right.mantissa > 0
    }

    /// Feeds the number, not its spelling.
    package func hash(into hasher: inout Hasher) {
        let number = normalized
        hasher.combine(number.mantissa)
        hasher.combine(number.scale)
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The digits as written: `-12.50`.
    package var description: String {
        guard scale > 0 else { return String(mantissa) }
        var digits = String(mantissa.magnitude)
        if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
        return mantissa < 0 ? "-" + digits : digits
    }
}
