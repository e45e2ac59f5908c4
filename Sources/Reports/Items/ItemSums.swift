internal import EventModel

/// What is added up of one item in one currency.
struct ItemSums {
    private(set) var orders = 0
    private(set) var contacts = Set<UInt32>()
    private(set) var quantity = ExactDecimal.zero
    private(set) var revenue = ExactDecimal.zero
    private(set) var linesWithoutNumbers = 0
    private var lastOrder = -1

    /// Adds a line of an order; all lines of an order come one after another.
    mutating func add(order: Int, contact: UInt32, quantity pieces: ExactDecimal?, cost: ExactDecimal?) {
        if order != lastOrder {
            lastOrder = order
            orders += 1
            contacts.insert(contact)
        }
        if let pieces, let sum = Self.sum(quantity, pieces) { quantity = sum }
        guard let pieces, let cost, let price = Self.product(pieces, cost), let sum = Self.sum(revenue, price) else {
            linesWithoutNumbers += 1
            return
        }
        revenue = sum
    }

    /// The product of two numbers; nil if 128 bits do not hold it.
    private static func product(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        let (mantissa, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
        return overflow ? nil : ExactDecimal(mantissa: mantissa, scale: left.scale + right.scale)
    }

    /// The sum of two numbers; nil if 128 bits do not hold it.
    private static func sum(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        let scale = max(left.scale, right.scale)
        guard let a = left.rescaled(to: scale), let b = right.rescaled(to: scale) else { return nil }
        let (mantissa, overflow) = a.mantissa.addingReportingOverflow(b.mantissa)
        return overflow ? nil : ExactDecimal(mantissa: mantissa, scale: scale)
    }
}
