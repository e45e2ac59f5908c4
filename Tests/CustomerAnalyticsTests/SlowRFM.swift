import CustomerAnalytics
import EventModel
import EventStore

/// The figures and rules once more, by the obvious way and without regard to time.
enum SlowRFM {
    struct Figures {
        let contact: UInt32
        let days: Int
        let orders: Int
        let buyingDays: Int
        let amount: ExactDecimal
    }

    /// Recency, frequency and amount of each contact with an order, found by looking through all orders for each.
    static func figures(_ counted: CountedOrders) -> [Figures] {
        let versions = counted.rows.map { counted.book.versions[Int($0)] }
        return Set(versions.map(\.contact)).sorted().map { contact in
            let own = versions.filter { $0.contact == contact }
            let last = own.map(\.date.dayNumber).max() ?? 0
            return Figures(
                contact: contact,
                days: counted.tallies.selection.asOf.dayNumber - last,
                orders: own.count,
                buyingDays: Set(own.map(\.date.dayNumber)).count,
                amount: own.reduce(.zero) { sum($0, $1.total.decimal) }
            )
        }
    }

    static func sum(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal {
        let scale = 24
        let factor = { (number: ExactDecimal) in number.mantissa * ExactDecimal.powersOfTen[scale - number.scale] }
        return ExactDecimal(mantissa: factor(left) + factor(right), scale: scale).normalized
    }

    /// R's rule word for word: bins between the type-7 quantiles plus 1, from the least value to the greatest plus 1.
    ///
    /// Of the bins that hold a value the last one counts. All numbers are multiplied by the number of bins, to stay exact.
    static func quantileScores(_ values: [ExactDecimal], bins: Int) -> [Int] {
        let scaled = values.map { sum($0, .zero).rescaled(to: 6)?.mantissa ?? 0 }
        let sorted = scaled.sorted()
        guard let least = sorted.first, let greatest = sorted.last else { return [] }
        let (count, one) = (Int128(bins), Int128(1_000_000) * Int128(bins))
        var cuts: [Int128] = []
        for bin in 1..<max(1, bins) {
            let position = (sorted.count - 1) * bin
            let (index, part) = (position / bins, Int128(position % bins))
            let next = sorted[min(index + 1, sorted.count - 1)]
            cuts.append(sorted[index] * count + part * (next - sorted[index]) + one)
        }
        let lower = [least * count] + cuts
        let upper = cuts + [greatest * count + one]
        return scaled.map { value in
            var score = 0
            for bin in 0..<bins where lower[bin] <= value * count && value * count < upper[bin] { score = bin + 1 }
            return score
        }
    }

    /// The median of numbers.
    static func median(_ values: [ExactDecimal]) -> ExactDecimal? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sum(sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
        // Half of a number is five tenths of it.
        return ExactDecimal(mantissa: middle.mantissa * 5, scale: middle.scale + 1).normalized
    }
}
