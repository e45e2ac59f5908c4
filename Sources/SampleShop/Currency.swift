/// The currencies that the shop takes; those that the vendor supports.
enum Currency: Int, Sendable, CaseIterable {
    case hryvnia
    case euro
    case dollar

    /// The ISO 4217 code.
    var code: StaticString {
        switch self {
        case .hryvnia: "UAH"
        case .euro: "EUR"
        case .dollar: "USD"
        }
    }

    /// The price in hundredths of this currency for a price in whole hryvnias.
    ///
    /// Prices end as price tags do: cheap things in some coins, dear ones one below a round number.
    func price(hryvnias: Int) -> Int {
        switch self {
        case .hryvnia:
            if hryvnias < 300 { return hryvnias * 100 + (hryvnias % 3 == 0 ? 0 : 50 + 40 * (hryvnias % 2)) }
            return (max(1, hryvnias / 10) * 10 - 1) * 100
        case .euro: return max(1, hryvnias / 42) * 100 + (hryvnias % 2 == 0 ? 99 : 49)
        case .dollar: return max(1, hryvnias / 38) * 100 + (hryvnias % 4 == 0 ? 50 : 95)
        }
    }

    /// What a delivery costs, in hundredths.
    var shipping: Int {
        switch self {
        case .hryvnia: 7_500
        case .euro: 490
        case .dollar: 595
        }
    }

    /// From which total on the delivery is free, in hundredths.
    var freeShippingFrom: Int {
        switch self {
        case .hryvnia: 150_000
        case .euro: 4_900
        case .dollar: 5_900
        }
    }
}
