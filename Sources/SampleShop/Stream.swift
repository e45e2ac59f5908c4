/// The numbers of the random streams, so that a change to one part of the shop leaves the others as they were.
enum Stream {
    /// The weather of the days.
    static let calendar: UInt64 = 1
    /// On which days the orders fall.
    static let orderDays: UInt64 = 2
    /// What is in a basket; mixed with the seed of the order.
    static let basket: UInt64 = 3
    /// The small facts of one event; mixed with the seed of the order and the kind of the event.
    static let details: UInt64 = 16
    /// What happens on a day; the day's index is added.
    static let days: UInt64 = 1 << 32
    /// Who a customer is; the customer's index is added.
    static let customers: UInt64 = 1 << 40
}
