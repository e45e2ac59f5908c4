/// A fixed number of bits in 64-bit words; bit `i` is bit `i % 64` of word `i / 64`.
///
/// Bits of the last word past `count` are always zero, so words can be counted and compared whole.
@usableFromInline package struct Bitmap: Equatable, Sendable {
    /// The number of bits.
    @usableFromInline package let count: Int
    /// The words, the least significant bit of the first word being bit zero.
    @usableFromInline package private(set) var words: [UInt64]

    /// Makes a bitmap of `count` bits that all have the value of `repeating`.
    @usableFromInline package init(count: Int, repeating: Bool = false) {
        precondition(count >= 0, "A bitmap cannot have fewer than no bits")
        self.count = count
        words = Array(repeating: repeating ? .max : 0, count: (count + 63) / 64)
        clearPastCount()
    }

    /// Makes a bitmap of `count` bits from its words, of which there must be exactly as many as the bits need.
    @usableFromInline package init(count: Int, words: [UInt64]) {
        precondition(count >= 0 && words.count == (count + 63) / 64, "The words do not fit the number of bits")
        self.count = count
        self.words = words
        clearPastCount()
    }

    /// Makes a bitmap of `count` bits in which exactly the given indexes are one.
    @usableFromInline package init(count: Int, ones indexes: some Sequence<Int>) {
        self.init(count: count)
        for index in indexes { self[index] = true }
    }

    /// The bit at an index, which must be below `count`.
    @inlinable
    package subscript(index: Int) -> Bool {
        get {
            precondition(index >= 0 && index < count, "The index is past the bitmap")
            return words[index &>> 6] & (1 &<< UInt64(truncatingIfNeeded: index & 63)) != 0
        }
        set {
            precondition(index >= 0 && index < count, "The index is past the bitmap")
            let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: index & 63)
            withMutableWordsKeepingTail { words in
                if newValue { words[index &>> 6] |= bit } else { words[index &>> 6] &= ~bit }
            }
        }
    }

    /// Gives read access to the words for the duration of a call.
    @inlinable
    package func withWords<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt64>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try words.withUnsafeBufferPointer(body)
    }

    /// Gives write access to the words for the duration of a call; what it leaves past `count` is cleared afterwards.
    @inlinable
    package mutating func withMutableWords<Result, Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<UInt64>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { clearPastCount() }
        return try withMutableWordsKeepingTail(body)
    }

    /// Gives write access to the words to a body that writes no ones past `count`.
    @inlinable
    mutating func withMutableWordsKeepingTail<Result, Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<UInt64>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try words.withUnsafeMutableBufferPointer { (buffer) throws(Failure) in try body(buffer) }
    }

    @usableFromInline
    mutating func clearPastCount() {
        let used = count & 63
        if used != 0 { words[words.count - 1] &= (1 << UInt64(used)) - 1 }
    }
}
