import CustomerAnalytics
import EventModel
import Foundation
import TestSupport
import Testing

/// Retention by lists and dictionaries, for orders made up by a seed.
@Suite struct RetentionOracleTests {
    private struct Key: Hashable {
        let month: Int
        let currency: String?
        let later: Int
    }

    @Test(arguments: 1...20)
    func `random orders are followed as a slow calculation follows them`(seed: UInt64) throws {
        var random = Dice(seed: seed)
        let orders = (0..<Int.random(in: 1...120, using: &random)).map { index in
            BookOrder(
                order: UInt32(index),
                contact: UInt32.random(in: 0..<12, using: &random),
                total: ["0", "-3.5", "10", "10.01", "250"][Int.random(in: 0..<5, using: &random)],
                date: "202\(Int.random(in: 3...4, using: &random))-0\(Int.random(in: 1...9, using: &random))-"
                    + "\(Int.random(in: 10...28, using: &random))T\(Int.random(in: 10...23, using: &random)):00",
                currency: [nil, "UAH", "USD"][Int.random(in: 0..<3, using: &random)],
                status: Int.random(in: 0..<4, using: &random) == 0 ? .cancelled : .delivered
            )
        }
        let asOf = "2024-0\(Int.random(in: 1...9, using: &random))-15T12:00"
        let counted = orders.filter { $0.status == .delivered && $0.date <= asOf }
        let result = try Retention(OrderBook(orders, contacts: 12), .asOf(asOf))

        let firstMonths = Dictionary(grouping: counted, by: \.contact).compactMapValues { own in
            own.map { Self.month($0.date) }.min()
        }
        let cells = Dictionary(grouping: counted) { order in
            let first = firstMonths[order.contact] ?? 0
            return Key(month: first, currency: order.currency, later: Self.month(order.date) - first)
        }
        var seen = Set<Key>()
        for row in result.rows {
            let month = Self.month(row.firstMonth)
            let key = Key(month: month, currency: row.currency, later: row.months)
            #expect(seen.insert(key).inserted)
            let own = cells[key] ?? []
            #expect(row.orders == own.count)
            #expect(row.contacts == Set(own.map(\.contact)).count)
            let revenue = own.compactMap { Decimal(string: $0.total) }.reduce(0, +)
            #expect(Decimal(string: row.revenue.description) == revenue)
            let cohort = counted.filter { firstMonths[$0.contact] == month && $0.currency == row.currency }
            #expect(row.size == Set(cohort.map(\.contact)).count)
        }
        // No order is lost.
        #expect(Set(cells.keys).isSubset(of: seen))
        // The first month of a contact is of all currencies, so each cohort begins with at least one order of its month.
        let starts = Set(result.rows.filter { $0.months == 0 && $0.orders > 0 }.map(\.firstMonth))
        #expect(starts == Set(result.rows.map(\.firstMonth)))
    }

    private static func month(_ text: String) -> Int {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return parts.count < 2 ? 0 : parts[0] * 12 + parts[1] - 1
    }
}
