/// What the orders of a cell come to that are counted one by one.
struct CellCount: BitwiseCopyable, Sendable {
    /// How many orders that count it has.
    var orders = 0
    /// How many of them are the first of their contact.
    var firstOrders = 0
    /// How many cancelled orders it has.
    var cancelled = 0
    /// The most digits after the point that an order that counts has.
    var digits: UInt8 = 0
    /// The most digits after the point that a cancelled order has.
    var cancelledDigits: UInt8 = 0

    /// Adds what other orders come to.
    mutating func add(_ other: CellCount) {
        orders += other.orders
        firstOrders += other.firstOrders
        cancelled += other.cancelled
        digits = max(digits, other.digits)
        cancelledDigits = max(cancelledDigits, other.cancelledDigits)
    }
}
