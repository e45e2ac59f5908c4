import Columns
import CustomerAnalytics
import EventModel
import EventStore
import Testing

/// So many orders that several cores share the work: the totals are the numbers from 0 on, so that all figures follow.
@Suite struct AverageCheckManyOrdersTests {
    private static let count = 300_000
    private static let januaryCount = 100_000

    /// The numbers in a scattered order, each once: 7919 is a prime that does not divide their count.
    private static let book: OrderBook = {
        var versions = OrderVersions()
        for index in 0..<count {
            let total = index * 7_919 % count
            let date = WallClock.of(total < januaryCount ? "2024-01-15" : "2024-02-15")
            versions.append(
                order: UInt32(index),
                OrderVersion(
                    contact: UInt32(total % 1_000),
                    validFrom: date,
                    validTo: .max,
                    status: total % 10 == 3 ? .cancelled : .delivered,
                    total: OrderTotal(mantissa: Int64(total)),
                    date: date,
                    currency: total % 2 == 0 ? 0 : OrderEvent.noCurrency,
                    number: Int64(index),
                    origin: Int64(index)
                )
            )
        }
        return OrderBook(versions: versions, currencyNames: ["UAH"], contactCount: 1_000)
    }()

    @Test func `the even numbers are in one currency, the odd ones in none`() throws {
        let any = OrderSelection.asOf("2024-12-31", Set(OrderStatus.allCases))
        let rows = try AverageCheck(Self.book, any, by: .time(.month)).rows
        #expect(rows.map(\.group) == ["2024-01", "2024-01", "2024-02", "2024-02"])
        #expect(rows.map(\.currency) == ["UAH", nil, "UAH", nil])
        #expect(rows.map(\.orders) == [50_000, 50_000, 100_000, 100_000])
        #expect(rows.map(\.contacts) == [500, 500, 500, 500])
        // Every contact orders in January, and its first order is one of those of that day.
        #expect(rows.map(\.firstOrders) == [500, 500, 0, 0])
        #expect(rows.map(\.revenue.description) == ["2499950000", "2500000000", "19999900000", "20000000000"])
        #expect(rows.map(\.median.description) == ["49999", "50000", "199999", "200000"])
        #expect(rows.map(\.least.description) == ["0", "1", "100000", "100001"])
        #expect(rows.map(\.greatest.description) == ["99998", "99999", "299998", "299999"])
        // P99 of the first: position 49999 * 0.99 = 49499.01 among the even numbers.
        #expect(rows.first?.percentiles.last?.description == "98998.02")
    }

    @Test func `the numbers that end in three are cancelled`() throws {
        let rows = try AverageCheck(Self.book, .asOf()).rows
        #expect(rows.map(\.currency) == ["UAH", nil])
        #expect(rows.map(\.orders) == [150_000, 120_000])
        #expect(rows.map(\.gross?.orders) == [150_000, 150_000])
        // 3 + 13 + ... + 299993 = 30000 * 149998.
        #expect(rows.map(\.net?.revenue.description) == ["22499850000", "\(22_500_000_000 - 30_000 * 149_998)"])
        #expect(rows.map(\.gross?.revenue.description) == ["22499850000", "22500000000"])
    }

    @Test func `a thousand groups that overlap have the orders of their contacts`() throws {
        let groups = ContactGroups(
            (0..<1_000).map { ("\($0)", .init(count: 1_000, ones: [$0, ($0 + 1) % 1_000])) },
            contactCount: 1_000
        )
        let any = OrderSelection.asOf("2024-12-31", Set(OrderStatus.allCases))
        let rows = try AverageCheck(Self.book, any, by: .contacts(groups)).rows
        #expect(rows.count == 2_000)
        // The contacts 7 and 8 are in group 7, and 8 orders in UAH: 8, 1008, ... 299008.
        let row = rows.first { $0.group == "7" && $0.currency == "UAH" }
        #expect(row?.orders == 300)
        #expect(row?.revenue.description == "\(300 * 8 + 1_000 * 299 * 300 / 2)")
    }
}
