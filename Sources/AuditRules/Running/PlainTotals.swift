internal import EventModel
internal import EventStore

/// Totals and lines of order events where all are ordinary numbers, as nearly all are: sums without a look at anything else.
struct PlainTotals {
    private struct Numbers {
        private let classes: [ValueClass]
        private let digits: [Int64]
        private let scales: [UInt16]
        /// More than this is left to those who can deal with numbers of any size.
        private let greatest: UInt64

        init(_ values: ColumnBuffer, below greatest: UInt64) {
            (classes, digits, scales, self.greatest) = (values.classes, values.values, values.extras, greatest)
        }

        /// The digits and how many of them stand after the point; nil for what is no ordinary number.
        @inline(__always)
        subscript(row: Int) -> (digits: Int64, scale: Int)? {
            guard row < classes.count, classes[row].isNumber, scales[row] <= 4, digits[row].magnitude < greatest else {
                return nil
            }
            return (digits[row], Int(scales[row]))
        }
    }

    private let totals: Numbers
    private let quantities: Numbers
    private let costs: Numbers
    private let listClasses: [ValueClass]
    private let lists: [Int64]
    private let tolerance: Int128

    init?(_ group: EventGroup, _ totals: ColumnBuffer, _ items: ColumnBuffer) {
        let columns = group.context.columns
        guard let tolerance = LineSums.scaled(group.context.settings.thresholds.totalTolerance),
            let quantities = group.fields(columns.quantity, of: columns.items),
            let costs = group.fields(columns.cost, of: columns.items)
        else { return nil }
        self.tolerance = tolerance
        self.totals = Numbers(totals, below: 1 << 60)
        self.quantities = Numbers(quantities, below: 1 << 20)
        self.costs = Numbers(costs, below: 1 << 40)
        (listClasses, lists) = (items.classes, items.values)
    }

    /// Whether an event's total is the sum of its lines; `false` says nothing.
    func surelyFits(_ row: Int) -> Bool {
        guard row < listClasses.count, listClasses[row].isLines, let total = totals[row] else { return false }
        let lines = PackedRange(lists[row])
        guard lines.count > 0 else { return false }
        // A line comes to less than 2^60 * 10^9 < 2^90, and an event has fewer than 2^32 lines: the sum fits.
        var sum: Int128 = 0
        for line in lines.start..<lines.start + lines.count {
            guard let quantity = quantities[line], let cost = costs[line] else { return false }
            let product = quantity.digits &* cost.digits
            sum &+= Int128(product) &* Self.powers[LineSums.digits &- quantity.scale &- cost.scale]
        }
        let difference = Int128(total.digits) &* Self.powers[LineSums.digits &- total.scale] &- sum
        return difference.magnitude <= tolerance.magnitude
    }

    /// By exponent up to that of a billion.
    private static let powers: [Int128] = (0...LineSums.digits).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
