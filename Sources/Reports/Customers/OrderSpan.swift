internal import CustomerAnalytics

/// The dates of the first and the last order of each contact.
struct OrderSpan {
    /// The date of the first one by contact number; `Int64.max` without an order.
    private(set) var first: [Int64]
    /// The date of the last one; `Int64.min` without an order.
    private(set) var last: [Int64]

    /// Goes through orders once.
    init(_ orders: CountedOrders) {
        first = Array(repeating: .max, count: orders.book.contactCount)
        last = Array(repeating: .min, count: orders.book.contactCount)
        let (contacts, dates) = (orders.contacts, orders.dates)
        for order in contacts.indices {
            let contact = Int(contacts[order])
            first[contact] = min(first[contact], dates[order])
            last[contact] = max(last[contact], dates[order])
        }
    }
}
