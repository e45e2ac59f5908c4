/// The XXH3-128 hash of the unpacked bytes of a stream from its start to some place.
package struct StreamChecksum: Hashable, Sendable {
    /// The upper 64 bits.
    package let high: UInt64
    /// The lower 64 bits.
    package let low: UInt64

    /// Makes a checksum from its halves.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The checksum as 32 hexadecimal digits, as `xxhsum -H2` prints it.
    package var text: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
