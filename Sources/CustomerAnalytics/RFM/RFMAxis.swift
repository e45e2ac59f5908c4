/// One of the three figures that contacts are scored by.
package enum RFMAxis: String, CaseIterable, Hashable, Sendable {
    /// Whole days from the date of the last order to the as-of date; few are good.
    case recency
    /// The number of orders, or of the days with an order; many are good.
    case frequency
    /// The sum of the orders' totals; much is good.
    case monetary

    /// The letter of the axis: R, F or M.
    package var letter: String { rawValue.prefix(1).uppercased() }
}

/// What frequency counts.
package enum RFMFrequency: String, CaseIterable, Hashable, Sendable {
    /// Orders.
    case orders
    /// Days with at least one order.
    case days
}
