extension Bitmap {
    /// The bitmap of those indexes of a range, counted from its first, that satisfy a condition.
    ///
    /// Sixty-four answers are bytes first, since none of them waits for another one then.
    @inlinable @inline(__always)
    package init(of range: Range<Int>, where holds: (Int) -> Bool) {
        let words = [UInt64](unsafeUninitializedCapacity: (range.count + 63) / 64) { words, initialized in
            let whole = range.count / 64
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { answers in
                guard let answers = answers.baseAddress else { return }
                for place in 0..<whole {
                    let first = range.lowerBound &+ place &* 64
                    for bit in 0..<64 { answers[bit] = holds(first &+ bit) ? 1 : 0 }
                    words[place] = Self.word(ofFlags: answers)
                }
            }
            var (rest, bit): (UInt64, UInt64) = (0, 0)
            for index in range.lowerBound + whole * 64..<range.upperBound {
                rest |= (holds(index) ? 1 : 0) &<< bit
                bit &+= 1
            }
            if bit > 0 { words[whole] = rest }
            initialized = words.count
        }
        self.init(count: range.count, words: words)
    }

    /// The word of sixty-four flags, each a byte of 0 or 1, the first of them lowest.
    ///
    /// Eight bytes become eight bits by one multiplication, which moves the lowest bit of each to its place in the highest byte.
    @inlinable @inline(__always)
    static func word(ofFlags flags: UnsafePointer<UInt8>) -> UInt64 {
        var word: UInt64 = 0
        for byte in 0..<8 {
            let eight = LittleEndian.load(
                UnsafeRawBufferPointer(start: flags, count: 64),
                at: 8 &* byte,
                as: UInt64.self
            )
            word |= ((eight &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(8 &* byte)
        }
        return word
    }

    /// The bitmap of the indexes that satisfy a condition.
    @inlinable @inline(__always)
    package init(of count: Int, where holds: (Int) -> Bool) {
        self.init(of: 0..<count, where: holds)
    }
}
