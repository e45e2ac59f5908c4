/// What of a row of the average check takes a look at the orders of its own, and is worked out only for those who ask for it.
package struct AverageCheckFigures: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// How many contacts the orders are of.
    package static let contacts = AverageCheckFigures(rawValue: 1)
    /// How many of the orders are the first of their contact.
    package static let firstOrders = AverageCheckFigures(rawValue: 2)
    /// The orders with, and without, the cancelled ones.
    package static let cancelled = AverageCheckFigures(rawValue: 4)
    /// All of them.
    package static let all: AverageCheckFigures = [.contacts, .firstOrders, .cancelled]
}
