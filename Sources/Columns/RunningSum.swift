/// Turns lengths that follow one another into the places where they end.
enum RunningSum {
    /// Gives the running sum of the lengths, or throws unless it comes out at exactly `total`.
    static func ends(
        of lengths: consuming [UInt32],
        addingUpTo total: Int,
        at offset: Int
    ) throws(CorruptColumn) -> [UInt32] {
        var ends = lengths
        var sum = 0
        ends.withUnsafeMutableBufferPointer { ends in
            for index in ends.indices {
                sum += Int(ends[index])
                ends[index] = UInt32(truncatingIfNeeded: sum)
            }
        }
        guard sum == total else { throw CorruptColumn(.lengthsDisagree(expected: total, found: sum), at: offset) }
        return ends
    }
}
