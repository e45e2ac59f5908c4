/// Why a statistic of orders cannot be made.
package enum CustomerAnalyticsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The orders that count have several currencies, and money of different currencies is never added.
    case severalCurrencies([CurrencyTally])

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
        }
    }
}
