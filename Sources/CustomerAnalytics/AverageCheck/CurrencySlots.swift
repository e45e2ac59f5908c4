/// The currencies of orders as small numbers, in the order in which results show them.
struct CurrencySlots {
    /// The currencies by name, the missing one last.
    let names: [String?]
    /// The number of each order's currency; nil if all orders have the same.
    let slots: [UInt32]?

    /// Finds the currencies of orders.
    init(_ orders: CountedOrders) {
        if let only = Self.only(orders) {
            (names, slots) = (orders.count == 0 ? [] : [only.currency], nil)
            return
        }
        let codes = orders.currencyCodes
        // The code that stands for no currency wraps round to 0.
        var isUsed = [Bool](repeating: false, count: orders.book.currencyNames.count + 1)
        for code in codes { isUsed[Int(code &+ 1)] = true }
        let named = isUsed.indices.dropFirst().filter { isUsed[$0] }
            .sorted { orders.book.currencyNames[$0 - 1] < orders.book.currencyNames[$1 - 1] }
        let used = named + (isUsed[0] ? [0] : [])
        names = used.map { $0 == 0 ? nil : orders.book.currencyNames[$0 - 1] }
        guard used.count > 1 else {
            slots = nil
            return
        }
        var slotOfCode = [UInt32](repeating: 0, count: isUsed.count)
        for (slot, code) in used.enumerated() { slotOfCode[code] = UInt32(slot) }
        slots = codes.map { slotOfCode[Int($0 &+ 1)] }
    }

    /// The one currency that the orders can have, missing or not, as their tallies tell without a look at them.
    private static func only(_ orders: CountedOrders) -> CurrencyTally? {
        switch orders.tallies.selection.currency {
        case .named(let name): return CurrencyTally(currency: name, orders: orders.count)
        case .missing: return CurrencyTally(currency: nil, orders: orders.count)
        case nil:
            guard let first = orders.tallies.currencies.first else { return nil }
            return orders.tallies.currencies.allSatisfy { $0.currency == first.currency } ? first : nil
        }
    }
}
