package import EventModel

/// How many contacts there are for each pair of recency and frequency scores, and what they spent.
package struct RFMHeatMap: Sendable {
    /// One pair of scores.
    package struct Cell: Hashable, Sendable {
        /// The recency score; nil for the contacts without orders.
        package let recencyScore: Int?
        /// The frequency score.
        package let frequencyScore: Int
        /// How many contacts.
        package let contacts: Int
        /// The sum of their orders.
        package let amount: ExactDecimal
        /// The mean of the contacts' sums, to six digits, halves to even; nil without contacts.
        package let meanAmount: ExactDecimal?
    }

    /// All pairs, empty ones too: frequency from the best down, in it recency from the worst up, as the vendor draws.
    ///
    /// The contacts without orders come last, if there are any.
    package let cells: [Cell]

    /// Counts the pairs of a result.
    package init(_ result: RFMResult) {
        let (columns, rows) = (result.recency.bins.count + 1, result.frequency.bins.count + 1)
        var counts = [Int](repeating: 0, count: columns * rows)
        var sums = [Int128](repeating: 0, count: columns * rows)
        let figures = result.figures
        for index in 0..<figures.count {
            let cell = Int(result.frequency.scores[index]) * columns + Int(result.recency.scores[index])
            counts[cell] += 1
            // All amounts together fit 128 bits, since they are sums of totals.
            sums[cell] += figures.mantissa(at: index)
        }
        func cell(_ recency: Int, _ frequency: Int) -> Cell {
            let index = frequency * columns + recency
            let amount = ExactDecimal(mantissa: sums[index], scale: figures.scale)
            return Cell(
                recencyScore: recency == 0 ? nil : recency,
                frequencyScore: frequency,
                contacts: counts[index],
                amount: amount,
                meanAmount: counts[index] == 0 ? nil : amount.divided(by: counts[index], digits: 6)
            )
        }
        let pairs = (1..<rows).reversed().flatMap { frequency in (1..<columns).map { cell($0, frequency) } }
        cells = pairs + (1..<rows).map { cell(0, $0) }.filter { $0.contacts > 0 }
    }
}
