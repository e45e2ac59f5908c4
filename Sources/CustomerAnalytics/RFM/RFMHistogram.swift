package import EventModel

/// How the values of an axis are distributed: bars of one width that is easy to read.
package struct RFMHistogram: Sendable {
    /// The contacts whose value is at least `from` and less than `to`.
    package struct Bar: Hashable, Sendable {
        /// The least value of the bar.
        package let from: ExactDecimal
        /// The least value that is too great for it.
        package let to: ExactDecimal
        /// How many contacts.
        package let contacts: Int
    }

    /// The bars in ascending order, without a gap, from the least value to the greatest; none without values.
    package let bars: [Bar]

    /// The most bars that there can be: twenty widths, and one more where the first begins before the least value.
    package static let mostBars = 21

    /// The distribution of an axis; contacts without orders are left out of recency.
    package init(_ figures: RFMFigures, _ axis: RFMAxis) {
        switch (axis, figures.amounts) {
        case (.recency, _): bars = Self.bars(figures.recencyDays.filter { $0 != RFMFigures.never }, scale: 0)
        case (.frequency, _): bars = Self.bars(figures.frequencies, scale: 0)
        case (.monetary, .narrow(let values)): bars = Self.bars(values, scale: figures.scale)
        case (.monetary, .wide(let values)): bars = Self.bars(values, scale: figures.scale)
        }
    }

    private static func bars<Value: FixedWidthInteger & SignedInteger>(_ values: [Value], scale: Int) -> [Bar] {
        guard let lowest = values.min(), let highest = values.max() else { return [] }
        // Sums of totals are below 2^125, so that the borders of bars and their widths fit 128 bits too.
        let (least, greatest) = (Int128(lowest), Int128(highest))
        let width = width(from: least, to: greatest)
        var start = least / width * width
        if start > least { start -= width }
        var counts = [Int](repeating: 0, count: Int((greatest - start) / width) + 1)
        for value in values { counts[Int((Int128(value) - start) / width)] += 1 }
        return counts.enumerated().map { index, contacts in
            let from = start + Int128(index) * width
            return Bar(
                from: ExactDecimal(mantissa: from, scale: scale).normalized,
                to: ExactDecimal(mantissa: from + width, scale: scale).normalized,
                contacts: contacts
            )
        }
    }

    /// The least of 1, 2, 5, 10, 20, 50 and so on of which twenty reach from the least to the greatest value.
    private static func width(from least: Int128, to greatest: Int128) -> Int128 {
        let span = greatest - least
        var power: Int128 = 1
        while true {
            for width in [power, 2 * power, 5 * power] where span / width < 20 { return width }
            power *= 10
        }
    }
}
