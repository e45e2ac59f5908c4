extension Bitmap {
    /// Keeps the bits that are one here and in the other bitmap, which must have as many bits.
    @inlinable
    package mutating func formAnd(with other: Bitmap) {
        combine(with: other) { $0 & $1 }
    }

    /// Sets the bits that are one in the other bitmap, which must have as many bits.
    @inlinable
    package mutating func formOr(with other: Bitmap) {
        combine(with: other) { $0 | $1 }
    }

    /// Clears the bits that are one in the other bitmap, which must have as many bits.
    @inlinable
    package mutating func formAndNot(with other: Bitmap) {
        combine(with: other) { $0 & ~$1 }
    }

    /// Turns every one into a zero and every zero into a one.
    @inlinable
    package mutating func formNot() {
        withMutableWords { words in
            for index in words.indices { words[index] = ~words[index] }
        }
    }

    /// Replaces each word by what an operation makes of it and the other bitmap's word.
    @inlinable @inline(__always)
    mutating func combine(with other: Bitmap, _ operation: (UInt64, UInt64) -> UInt64) {
        precondition(count == other.count, "The bitmaps differ in length")
        other.withWords { theirs in
            withMutableWordsKeepingTail { ours in
                for index in ours.indices { ours[index] = operation(ours[index], theirs[index]) }
            }
        }
    }
}
