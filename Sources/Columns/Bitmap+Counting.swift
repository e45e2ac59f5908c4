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
