internal import Columns

/// The bits of lines, looked at a few at a time.
struct LineBits {
    private let bits: Bitmap

    /// Takes the bits of all lines.
    init(_ bits: Bitmap) {
        self.bits = bits
    }

    /// Whether a bit of a range is one.
    @inline(__always)
    func containsOne(in range: Range<Int>) -> Bool {
        range.count <= 64 ? field(range) != 0 : range.contains { bits[$0] }
    }

    /// How many bits of a range are one.
    @inline(__always)
    func ones(in range: Range<Int>) -> Int {
        range.count <= 64 ? field(range).nonzeroBitCount : range.count { bits[$0] }
    }

    /// The bits of a range of at most 64, the first of them lowest.
    @inline(__always)
    private func field(_ range: Range<Int>) -> UInt64 {
        guard !range.isEmpty else { return 0 }
        let words = bits.words
        let (word, shift) = (range.lowerBound >> 6, UInt64(range.lowerBound & 63))
        var field = words[word] &>> shift
        if shift + UInt64(range.count) > 64 { field |= words[word + 1] &<< (64 - shift) }
        return range.count == 64 ? field : field & (1 &<< UInt64(range.count) &- 1)
    }
}
