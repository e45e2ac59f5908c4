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

    /// The total as a number.
    package var decimal: ExactDecimal {
        ExactDecimal(mantissa: Int128(mantissa), scale: Int(scale))
    }
}
