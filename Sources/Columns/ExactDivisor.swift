/// Tests divisibility and divides without remainder by multiplication, several times faster than the machine divides.
struct ExactDivisor {
    /// The number that is divided by, at least 1.
    let divisor: UInt64

    private let halvings: UInt64
    private let inverse: UInt64
    private let greatestQuotient: UInt64

    init(_ divisor: UInt64) {
        self.divisor = divisor
        halvings = UInt64(divisor.trailingZeroBitCount)
        inverse = Self.inverse(ofOdd: divisor >> halvings)
        greatestQuotient = .max / divisor
    }

    /// The quotient of a multiple of the divisor; of any other number, more than any quotient can be.
    @inline(__always)
    func quotient(_ number: UInt64) -> UInt64 {
        // Modulo 2^64 the product is the quotient shifted left; bits shifted out on the right show a remainder.
        let product = number &* inverse
        return product &>> halvings | product &<< (64 &- halvings)
    }

    /// Whether a number is a multiple of the divisor.
    @inline(__always)
    func divides(_ number: UInt64) -> Bool {
        quotient(number) <= greatestQuotient
    }

    /// The number whose product with an odd number is 1 modulo 2^64, by Newton's iteration from three correct bits.
    private static func inverse(ofOdd number: UInt64) -> UInt64 {
        var inverse = number
        for _ in 0..<5 { inverse = inverse &* (2 &- number &* inverse) }
        return inverse
    }
}
