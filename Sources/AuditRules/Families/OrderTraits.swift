internal import EventModel

/// What one pass over the events of an order shows.
struct OrderTraits: OptionSet, Sendable {
    let rawValue: UInt8

    /// An event that counts for nothing.
    static let ignored = OrderTraits(rawValue: 1)
    /// An event that could make the order, and is lost by what was found in it.
    static let lost = OrderTraits(rawValue: 2)
    /// Several creations that count.
    static let createdAgain = OrderTraits(rawValue: 4)
    /// The first event that counts is an update.
    static let beginsUpdated = OrderTraits(rawValue: 8)
    /// Events that count, of several currencies.
    static let severalCurrencies = OrderTraits(rawValue: 16)
    /// A status that goes back.
    static let statusFalls = OrderTraits(rawValue: 32)

    /// The traits of an order that is faulty in itself, so that others need not be looked at.
    static let faulty: OrderTraits = [.ignored, .lost]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Looks at the events of an order, in the order of their times.
    ///
    /// - Parameter isLost: Whether the vendor drops an event by what was found in it; nil if it drops none.
    init(of steps: UnsafeBufferPointer<OrderStep>, isLost: ((Int64) -> Bool)?) {
        var traits: OrderTraits = []
        var (creations, isFirst) = (0, true)
        var currency = OrderEvent.noCurrency
        var status: OrderStatus?
        for index in 0..<steps.count {
            if let isLost, steps[index].isWhole, isLost(steps[index].event) { traits.insert(.lost) }
            guard steps[index].reason == nil else {
                traits.insert(.ignored)
                continue
            }
            if steps[index].kind == .created { creations += 1 }
            if isFirst, steps[index].kind == .updated { traits.insert(.beginsUpdated) }
            isFirst = false
            if steps[index].currency != OrderEvent.noCurrency {
                if currency != OrderEvent.noCurrency, currency != steps[index].currency {
                    traits.insert(.severalCurrencies)
                }
                currency = steps[index].currency
            }
            if let next = steps[index].status {
                if let status, StatusGoesBack.isBack(next, after: status) { traits.insert(.statusFalls) }
                status = next
            }
        }
        if creations > 1 { traits.insert(.createdAgain) }
        self = traits
    }
}
