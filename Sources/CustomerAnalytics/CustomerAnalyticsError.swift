package import EventModel

/// Why a statistic of orders cannot be made.
package enum CustomerAnalyticsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The orders that count have several currencies, and money of different currencies is never added.
    case severalCurrencies([CurrencyTally])
    /// The totals of the orders that count, some great and some with many digits after the point, have sums that are too long.
    case sumsTooLong(greatest: ExactDecimal, digits: Int)

    /// What is wrong and what to write instead.
    package var description: String {
        switch self {
        case .severalCurrencies(let tallies):
            let list = tallies.map {
                "\($0.currency ?? "none stated") (\($0.orders) order\($0.orders == 1 ? "" : "s"))"
            }
            let example = tallies.compactMap(\.currency).first ?? "UAH"
            return "the orders that count have several currencies: \(list.joined(separator: ", ")). "
                + "Money is never added across currencies; choose one: --currency \(example)"
        case .sumsTooLong(let greatest, let digits):
            return "the totals of the orders that count cannot be added up exactly: one of them is \(greatest), "
                + "one has \(digits) digits after the point, and a sum has room for 37 digits in all. "
                + "Find the orders with such a totalCost and mend them, or leave them out"
        }
    }
}
