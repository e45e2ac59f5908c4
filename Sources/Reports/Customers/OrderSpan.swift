internal import CustomerAnalytics
internal import EventStore

/// The dates of the first and the last order of each contact.
struct OrderSpan: Sendable {
    /// The date of the first one by contact number; `Int64.max` without an order.
    private(set) var first: [Int64]
    /// The date of the last one; `Int64.min` without an order.
    private(set) var last: [Int64]

    /// Goes through the orders that a selection counts.
    init(_ book: OrderBook, _ selection: OrderSelection) {
        let contactCount = book.contactCount
        let none = OrderSpan(
            first: Array(repeating: .max, count: contactCount),
            last: Array(repeating: .min, count: contactCount)
        )
        var parts = book.gather(selection, reading: [.contacts, .dates], beginning: { none }, { $0.take($1, $2) })
            .found
        self = parts.removeLast()
        for part in parts {
            for contact in 0..<contactCount {
                first[contact] = min(first[contact], part.first[contact])
                last[contact] = max(last[contact], part.last[contact])
            }
        }
    }

    private init(first: [Int64], last: [Int64]) {
        (self.first, self.last) = (first, last)
    }

    private mutating func take(_ versions: OrderVersions, _ rows: [UInt32]) {
        let (contacts, dates) = (versions.contacts, versions.dates)
        for row in rows {
            let (contact, date) = (Int(contacts[Int(row)]), dates[Int(row)])
            first[contact] = min(first[contact], date)
            last[contact] = max(last[contact], date)
        }
    }
}
