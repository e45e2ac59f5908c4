/// A small generator of pseudo-random numbers that gives the same row for the same seed on every machine.
///
/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). It uses 64-bit integers
/// alone, since results of floating-point functions differ between platforms.
package struct RandomSource: Sendable {
    private var state: UInt64

    /// Makes the generator in a given state, as the published algorithm begins.
    package init(state: UInt64) {
        self.state = state
    }

    /// Makes the generator of one stream; streams of the same seed are independent of each other.
    init(seed: UInt64, stream: UInt64) {
        state = Self.mixed(seed &+ Self.mixed(stream &+ Self.step))
    }

    /// The next 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mixed(state)
    }

    /// A number from 0 up to, but without, the bound; 0 if the bound is below 1.
    ///
    /// The bias of multiply-and-shift is below 2^-32 for the bounds in use here.
    mutating func below(_ bound: Int) -> Int {
        let bits = next()
        guard bound > 1 else { return 0 }
        return Int(bits.multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of the closed range.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True in the given share of draws, in thousandths.
    mutating func chance(_ thousandths: Int) -> Bool {
        below(1_000) < thousandths
    }

    /// An index, each drawn in proportion to its weight.
    mutating func index(weighted weights: [Int]) -> Int {
        var total = 0
        for weight in weights { total += weight }
        return index(weighted: weights, total: total)
    }

    /// An index, each drawn in proportion to its weight, where the sum of the weights is known.
    mutating func index(weighted weights: [Int], total: Int) -> Int {
        var rest = below(total)
        for index in weights.indices {
            rest -= weights[index]
            if rest < 0 { return index }
        }
        return max(0, weights.count - 1)
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
