package import EventModel

/// One bin of an axis: its borders, its score and how many contacts are in it.
package struct RFMBin: Hashable, Sendable {
    /// The score of the contacts in it.
    package let score: Int
    /// The least value that belongs to it; nil if there is no lower border, or nothing can be in it.
    package let lower: ExactDecimal?
    /// The least value that is too great for it; nil if there is no upper border, or nothing can be in it.
    package let upper: ExactDecimal?
    /// How many contacts are in it.
    package let contacts: Int

    /// The whole numbers from 0 on that are in it: `2`, `2-4`, `11+`.
    package var wholeNumbers: String {
        let least = max(0, lower?.roundedUp ?? 0)
        guard let upper else { return "\(least)+" }
        let greatest = upper.roundedUp - 1
        return greatest > least ? "\(least)-\(greatest)" : "\(least)"
    }
}

/// An axis of a result: its bins in ascending order of the values, and every contact's score.
package struct RFMAxisScores: Sendable {
    /// The bins, least values first; on the recency axis these have the greatest score.
    package let bins: [RFMBin]
    /// The score of each contact, in the order of the figures; 0 for a contact that has no value on the axis.
    package let scores: [UInt8]

    /// Scores the values of an axis.
    ///
    /// - Parameters:
    ///   - values: Mantissas, ``RFMFigures/never`` among them for no value.
    ///   - cuts: The borders.
    ///   - fewIsGood: Whether the bin of the least values has the greatest score.
    init<Value: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _ values: [Value],
        _ cuts: RFMCuts<Value>,
        fewIsGood: Bool
    ) {
        let binCount = cuts.borders.count
        // Contacts take turns at four tallies: a sum that waits for the one before it would take the longest.
        var turns = [Int](repeating: 0, count: 4 * (binCount + 1))
        let values = values.span
        let never = Value(clamping: RFMFigures.never)
        let scores = [UInt8](unsafeUninitializedCapacity: values.count) { buffer, count in
            turns.withUnsafeMutableBufferPointer { turns in
                for index in values.indices {
                    let value = values[unchecked: index]
                    let bin = cuts.bin(of: value)
                    let score = fewIsGood ? (value == never ? 0 : binCount &- bin) : bin &+ 1
                    turns[score &<< 2 | index & 3] &+= 1
                    buffer.initializeElement(at: index, to: UInt8(truncatingIfNeeded: score))
                }
            }
            count = values.count
        }
        self.scores = scores
        let counts = (0...binCount).map { turns[4 * $0..<4 * $0 + 4].reduce(0, +) }
        bins = cuts.borders.indices.map { bin in
            let score = fewIsGood ? binCount - bin : bin + 1
            let (lower, upper) = cuts.borders[bin]
            return RFMBin(score: score, lower: lower, upper: upper, contacts: counts[score])
        }
    }
}

extension ExactDecimal {
    /// The least whole number that is not below this one.
    fileprivate var roundedUp: Int128 {
        guard scale > 0 else { return mantissa }
        let (whole, rest) = mantissa.quotientAndRemainder(dividingBy: Self.powersOfTen[min(38, scale)])
        return rest > 0 ? whole + 1 : whole
    }
}
