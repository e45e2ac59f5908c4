internal import EventModel

/// A decimal number in units of 10^-38: room for every sum of exact decimals, and for its products with counts.
///
/// A mantissa of 128 bits with at most 38 digits after the point, which is all that `DecimalText` reads, is less than
/// 2^127 * 10^38 < 2^254 units from zero. So a sum of 2^64 such numbers times a count of 2^63 needs 381 of the 383 bits that
/// there are beside the sign: nothing overflows here.
package struct WideDecimal: Comparable, Hashable, Sendable {
    private var high: Int128
    private var middle: UInt128
    private var low: UInt128

    /// Takes an exact decimal.
    init(_ number: ExactDecimal) {
        let factor = ExactDecimal.powersOfTen[max(0, Self.scale - number.scale)]
        let product = number.mantissa.multipliedFullWidth(by: factor)
        (high, middle, low) = (product.high < 0 ? -1 : 0, UInt128(bitPattern: product.high), product.low)
    }

    private init(high: Int128, middle: UInt128, low: UInt128) {
        (self.high, self.middle, self.low) = (high, middle, low)
    }

    private static let scale = 38

    /// The sum of two numbers.
    static func + (left: WideDecimal, right: WideDecimal) -> WideDecimal {
        let (low, lowCarry) = left.low.addingReportingOverflow(right.low)
        let (middle, carry) = left.middle.addingReportingOverflow(right.middle)
        let (whole, nextCarry) = middle.addingReportingOverflow(lowCarry ? 1 : 0)
        return WideDecimal(high: left.high &+ right.high &+ (carry || nextCarry ? 1 : 0), middle: whole, low: low)
    }

    /// The number times a count, which is not negative.
    func multiplied(by count: Int) -> WideDecimal {
        let factor = UInt128(count)
        let (lowCarry, low) = low.multipliedFullWidth(by: factor)
        let (middleCarry, product) = middle.multipliedFullWidth(by: factor)
        let (middle, overflow) = product.addingReportingOverflow(lowCarry)
        let carry = Int128(truncatingIfNeeded: middleCarry) &+ (overflow ? 1 : 0)
        return WideDecimal(high: high &* Int128(count) &+ carry, middle: middle, low: low)
    }

    /// The difference of two numbers.
    static func - (left: WideDecimal, right: WideDecimal) -> WideDecimal {
        let (low, lowBorrow) = left.low.subtractingReportingOverflow(right.low)
        let (middle, borrow) = left.middle.subtractingReportingOverflow(right.middle)
        let (whole, nextBorrow) = middle.subtractingReportingOverflow(lowBorrow ? 1 : 0)
        return WideDecimal(high: left.high &- right.high &- (borrow || nextBorrow ? 1 : 0), middle: whole, low: low)
    }

    /// The number without its sign.
    var magnitude: WideDecimal { self < .zero ? .zero - self : self }

    static let zero = WideDecimal(.zero)

    /// Whether the left number is the lesser one.
    package static func < (left: WideDecimal, right: WideDecimal) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }
}

extension WideDecimal: CustomStringConvertible {
    /// The digits, with as few after the point as the number needs: `-12.5`.
    package var description: String {
        // Groups of 38 digits from the last one on, the first of which stands after the point.
        let divisor = UInt128(ExactDecimal.powersOfTen[Self.scale])
        var groups: [String] = []
        var rest = magnitude
        while groups.isEmpty || rest != .zero {
            let (high, highRest) = UInt128(rest.high).quotientAndRemainder(dividingBy: divisor)
            let (middle, middleRest) = divisor.dividingFullWidth((highRest, rest.middle))
            let (low, group) = divisor.dividingFullWidth((middleRest, rest.low))
            rest = WideDecimal(high: Int128(high), middle: middle, low: low)
            let digits = String(group)
            groups.append(String(repeating: "0", count: Self.scale - digits.count) + digits)
        }
        let whole = groups.dropFirst().reversed().joined().drop { $0 == "0" }
        var fraction = groups[0]
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return (self < .zero ? "-" : "") + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
    }
}
