extension Bitmap {
    /// The number of bits that are one.
    @inlinable
    package var ones: Int {
        withWords { words in
            var total = 0
            for word in words { total &+= word.nonzeroBitCount }
            return total
        }
    }

    /// Whether at least one bit is one.
    @inlinable
    package var any: Bool {
        withWords { words in
            for word in words where word != 0 { return true }
            return false
        }
    }

    /// The least index that is set; nil if none is.
    package var firstOne: Int? {
        withWords { words in
            for position in words.indices where words[position] != 0 {
                return position * 64 + words[position].trailingZeroBitCount
            }
            return nil
        }
    }

    /// Whether no bit is one, as in a set without members.
    @inlinable
    package var isEmpty: Bool {
        !any
    }

    /// Whether at least one bit with an index in the range is one; the range lies within the bitmap.
    package func hasOne(in range: Range<Int>) -> Bool {
        guard let last = range.last else { return false }
        return withWords { words in
            for position in range.lowerBound >> 6...last >> 6 {
                var word = words[position]
                if position == range.lowerBound >> 6 { word &= .max << UInt64(range.lowerBound & 63) }
                if position == last >> 6 { word &= .max >> UInt64(63 - last & 63) }
                if word != 0 { return true }
            }
            return false
        }
    }

    /// The number of bits that are one both here and in the other bitmap, which must have as many bits.
    @inlinable
    package func intersectionCount(_ other: Bitmap) -> Int {
        precondition(count == other.count, "The bitmaps differ in length")
        return withWords { ours in
            other.withWords { theirs in
                var total = 0
                for index in ours.indices { total &+= (ours[index] & theirs[index]).nonzeroBitCount }
                return total
            }
        }
    }

    /// Calls the body with the index of every one, in ascending order.
    @inlinable
    package func forEachOne<Failure: Error>(_ body: (Int) throws(Failure) -> Void) throws(Failure) {
        try withWords { (words) throws(Failure) in
            for position in words.indices {
                var word = words[position]
                while word != 0 {
                    try body(position &<< 6 &+ word.trailingZeroBitCount)
                    word &= word &- 1
                }
            }
        }
    }
}
