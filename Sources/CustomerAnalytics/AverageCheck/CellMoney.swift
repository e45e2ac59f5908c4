internal import EventModel

/// The orders of a cell with those that were cancelled, and without them.
struct CellMoney {
    /// The orders that count and the cancelled ones, each once.
    let gross: AverageCheckRow.Money
    /// The orders that count, without cancelled ones.
    let net: AverageCheckRow.Money

    /// Puts a cell's orders together.
    ///
    /// - Parameters:
    ///   - orders: How many orders count.
    ///   - sum: The sum of their totals.
    ///   - cancelled: How many orders were cancelled.
    ///   - cancelledSum: The sum of their totals.
    ///   - digits: The most digits after the point that one of all these orders has.
    ///   - countsCancelled: Whether the cancelled orders are among those that count.
    ///
    /// Fails where 128 bits do not hold both sums at the scale of the longer one, each with two bits to spare.
    init?(
        orders: Int,
        sum: ExactDecimal,
        cancelled: Int,
        cancelledSum: ExactDecimal,
        digits: Int,
        countsCancelled: Bool
    ) {
        let own = AverageCheckRow.Money(orders: orders, revenue: sum)
        guard cancelled > 0 else {
            (gross, net) = (own, own)
            return
        }
        let scale = max(sum.scale, cancelledSum.scale)
        guard let left = sum.rescaled(to: scale), let right = cancelledSum.rescaled(to: scale),
            max(left.mantissa.magnitude, right.mantissa.magnitude) <= OrderTotals.greatestSum
        else { return nil }
        let added = countsCancelled ? -right.mantissa : right.mantissa
        let revenue = ExactDecimal(mantissa: left.mantissa + added, scale: scale)
        let other = AverageCheckRow.Money(
            orders: countsCancelled ? orders - cancelled : orders + cancelled,
            revenue: revenue.trimmed(toDigits: digits)
        )
        (gross, net) = countsCancelled ? (own, other) : (other, own)
    }
}
