internal import EventModel

/// What is added up of one item in one currency.
struct ItemSums: Sendable {
    private(set) var quantity = ExactDecimal.zero
    private(set) var linesWithoutNumbers = 0
    private var money = ExactDecimal.zero
    /// The most digits after the point that the price of a line has.
    private var digits = 0
    /// The lines that are in the revenue.
    private var lines = 0

    /// Adds a line.
    mutating func add(quantity pieces: LineNumber?, cost: LineNumber?) {
        let added = pieces.flatMap { Self.sum(quantity, $0.number) }
        if let added { quantity = added }
        // A line with a quantity beyond all sums is as good as one without.
        guard let pieces, added != nil, let cost, let price = Self.product(pieces.number, cost.number),
            let sum = Self.sum(money, price)
        else {
            linesWithoutNumbers += 1
            return
        }
        money = sum
        digits = max(digits, pieces.digits + cost.digits)
        lines += 1
    }

    /// Adds what other lines come to.
    mutating func add(_ other: ItemSums) {
        linesWithoutNumbers += other.linesWithoutNumbers
        let pieces = Self.sum(quantity, other.quantity)
        if let pieces { quantity = pieces }
        guard pieces != nil, let sum = Self.sum(money, other.money) else {
            linesWithoutNumbers += other.lines
            return
        }
        money = sum
        digits = max(digits, other.digits)
        lines += other.lines
    }

    /// What the lines cost, with as many digits after the point as the price that has most.
    var revenue: ExactDecimal {
        var revenue = money
        while revenue.scale > digits {
            revenue.mantissa /= 10
            revenue.scale -= 1
        }
        return revenue
    }

    /// The product of two numbers; nil if 128 bits do not hold it.
    private static func product(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        let (mantissa, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
        return overflow ? nil : ExactDecimal(mantissa: mantissa, scale: left.scale + right.scale)
    }

    /// The sum of two numbers; nil if 128 bits do not hold it.
    private static func sum(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        // Of one chunk all numbers have one scale.
        guard left.scale == right.scale else {
            let scale = max(left.scale, right.scale)
            guard let a = left.rescaled(to: scale), let b = right.rescaled(to: scale) else { return nil }
            return sum(a, b)
        }
        let (mantissa, overflow) = left.mantissa.addingReportingOverflow(right.mantissa)
        return overflow ? nil : ExactDecimal(mantissa: mantissa, scale: left.scale)
    }
}
