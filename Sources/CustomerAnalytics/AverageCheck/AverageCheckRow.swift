package import EventModel

/// What is said of the orders of one group in one currency.
package struct AverageCheckRow: Hashable, Sendable {
    /// The orders of several groups together; money of one currency.
    package struct Money: Hashable, Sendable {
        /// How many orders there are.
        package let orders: Int
        /// The sum of their totals, with the digits that the orders give.
        package let revenue: ExactDecimal
        /// The average check, to six digits after the point, halves to even; nil without orders.
        package var mean: ExactDecimal? {
            orders == 0 ? nil : revenue.divided(by: orders, digits: AmountFigures.meanDigits)
        }
    }

    /// The group's name; nil for the orders that lack the value which is grouped by.
    package let group: String?
    /// The currency; nil for the orders that state none.
    package let currency: String?
    /// How many orders there are, at least one.
    package let orders: Int
    /// How many contacts they are of; nil if nobody asked.
    package let contacts: Int?
    /// The sum of their totals, with the digits that the orders give.
    package let revenue: ExactDecimal
    /// The average check: revenue / orders, to six digits after the point, halves to even.
    package let mean: ExactDecimal
    /// The mean without the least and the greatest tenth of the orders, as R's `mean(x, trim = 0.1)`.
    package let trimmedMean: ExactDecimal
    /// The percentiles 10, 25, 50 (the median), 75, 90 and 99, of type 7, to at most six digits after the point.
    package let percentiles: [ExactDecimal]
    /// The least total.
    package let least: ExactDecimal
    /// The greatest total.
    package let greatest: ExactDecimal
    /// How many of the orders are the first of their contact; nil if nobody asked.
    package let firstOrders: Int?
    /// The orders that count and the cancelled ones; nil if nobody asked.
    package let gross: Money?
    /// The orders that count, those which were cancelled not among them; nil if nobody asked.
    package let net: Money?

    /// Orders per contact, to six digits after the point, halves to even; nil if nobody asked for contacts.
    package var ordersPerContact: ExactDecimal? {
        contacts.map { ExactDecimal(mantissa: Int128(orders)).divided(by: $0, digits: AmountFigures.meanDigits) }
    }

    /// The share of orders that are not the first of their contact, to six digits after the point, halves to even; nil if nobody
    /// asked for these.
    package var repeatShare: ExactDecimal? {
        firstOrders.map { first in
            ExactDecimal(mantissa: Int128(orders - first)).divided(by: orders, digits: AmountFigures.meanDigits)
        }
    }

    /// The median.
    package var median: ExactDecimal { percentiles[2] }
}
