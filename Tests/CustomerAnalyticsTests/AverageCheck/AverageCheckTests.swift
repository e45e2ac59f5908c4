import Columns
import CustomerAnalytics
import EventModel
import Testing

/// The figures of a row as texts, for tables of expectations.
private func figures(_ row: AverageCheckRow) -> [String] {
    ([row.revenue, row.mean, row.trimmedMean] + row.percentiles + [row.greatest]).map(\.description)
}

@Suite struct AverageCheckTests {
    /// A set of totals, and what follows: revenue, mean, trimmed mean, P10, P25, median, P75, P90, P99, greatest.
    static let worked: [(totals: [String], expected: [String])] = [
        (
            ["30", "10", "40", "20"],
            ["100", "25.000000", "25.000000", "13", "17.5", "25", "32.5", "37", "39.7", "40"]
        ),
        (["7.50"], ["7.50", "7.500000", "7.500000", "7.50", "7.50", "7.50", "7.50", "7.50", "7.50", "7.50"]),
        (
            ["5", "5", "5"],
            ["15", "5.000000", "5.000000", "5", "5", "5", "5", "5", "5", "5"]
        ),
        // A refund below zero and a gift of zero are totals like others.
        (
            ["-10.5", "0", "0", "20"],
            ["9.5", "2.375000", "2.375000", "-7.35", "-2.625", "0.0", "5.0", "14.0", "19.4", "20.0"]
        ),
        // Of ten orders one goes at each end: (1 + ... + 8) / 8.
        (
            ["0", "1", "2", "3", "4", "5", "6", "7", "8", "900"],
            ["936", "93.600000", "4.500000", "0.9", "2.25", "4.5", "6.75", "97.2", "819.72", "900"]
        ),
    ]

    @Test(arguments: worked)
    func `the figures of a few totals are those worked out by hand`(totals: [String], expected: [String]) throws {
        let result = try AverageCheck(OrderBook(BookOrder.totals(totals)), .asOf())
        #expect(result.rows.map(figures) == [expected])
        #expect(result.rows.map(\.group) == ["all"])
        #expect(result.rows.map(\.orders) == [totals.count])
    }

    @Test func `no orders make no row`() throws {
        #expect(try AverageCheck(OrderBook([]), .asOf()).rows.isEmpty)
        #expect(try AverageCheck(OrderBook([]), .asOf(), by: .time(.month)).rows.isEmpty)
        #expect(try AverageCheckHistogram(OrderBook([]), .asOf()).rows.isEmpty)
        #expect(try Retention(OrderBook([]), .asOf()).rows.isEmpty)
    }

    @Test func `each currency has a row of its own, the missing one last`() throws {
        let orders = [
            BookOrder(order: 0, total: "1", date: "2024-01-01", currency: nil),
            BookOrder(order: 1, total: "2", date: "2024-01-01", currency: "USD"),
            BookOrder(order: 2, total: "4", date: "2024-01-01", currency: "UAH"),
            BookOrder(order: 3, total: "8.5", date: "2024-01-01", currency: "USD"),
        ]
        let rows = try AverageCheck(OrderBook(orders), .asOf()).rows
        #expect(rows.map(\.currency) == ["UAH", "USD", nil])
        #expect(rows.map(\.revenue.description) == ["4", "10.5", "1"])
        let byCurrency = try AverageCheck(OrderBook(orders), .asOf(), by: .currency).rows
        #expect(byCurrency.map(\.group) == ["UAH", "USD", nil])
        var chosen = OrderSelection.asOf()
        chosen.currency = .missing
        #expect(try AverageCheck(OrderBook(orders), chosen).rows.map(\.revenue.description) == ["1"])
    }

    @Test func `orders are counted as they were at the moment`() throws {
        let orders = [
            BookOrder(
                order: 0,
                total: "100",
                date: "2024-01-02",
                status: .initialized,
                from: "2024-01-02",
                to: "2024-01-05"
            ),
            BookOrder(order: 0, total: "100", date: "2024-01-02", from: "2024-01-05", to: "2024-02-01"),
            BookOrder(order: 0, total: "60", date: "2024-01-02", from: "2024-02-01"),
            BookOrder(order: 1, total: "7", date: "2024-03-01", from: "2024-01-01"),
        ]
        let book = OrderBook(orders)
        let dates = ["2024-01-04", "2024-01-05", "2024-01-31T23:59", "2024-02-01", "2024-03-01"]
        let revenues = try dates.map {
            try AverageCheck(book, .asOf($0)).rows.map(\.revenue.description)
        }
        #expect(revenues == [[], ["100"], ["100"], ["60"], ["67"]])
    }

    @Test func `cancelled orders are in gross and not in net, once each`() throws {
        let orders = [
            BookOrder(order: 0, total: "100", date: "2024-01-01"),
            BookOrder(order: 1, total: "50.5", date: "2024-01-02", status: .cancelled),
            BookOrder(order: 2, total: "9", date: "2024-01-03", status: .initialized),
            BookOrder(order: 3, total: "1000", date: "2025-01-02", status: .cancelled),
        ]
        let delivered = try #require(try AverageCheck(OrderBook(orders), .asOf()).rows.first)
        #expect(delivered.revenue.description == "100")
        #expect((delivered.gross?.orders, delivered.gross?.revenue.description) == (2, "150.5"))
        #expect(delivered.gross?.mean?.description == "75.250000")
        #expect((delivered.net?.orders, delivered.net?.revenue.description) == (1, "100"))
        let any = try #require(
            try AverageCheck(OrderBook(orders), .asOf("2024-12-31", Set(OrderStatus.allCases))).rows.first
        )
        #expect((any.orders, any.revenue.description) == (3, "159.5"))
        #expect((any.gross?.orders, any.gross?.revenue.description) == (3, "159.5"))
        #expect((any.net?.orders, any.net?.revenue.description) == (2, "109.0"))
        let cancelled = try #require(
            try AverageCheck(OrderBook(orders), .asOf("2024-12-31", [.cancelled])).rows.first
        )
        #expect((cancelled.orders, cancelled.net?.orders, cancelled.net?.mean) == (1, 0, nil))
    }

    @Test func `the first order is the first of all dates and currencies`() throws {
        let orders = [
            BookOrder(order: 0, contact: 1, total: "1", date: "2024-01-05", currency: "USD"),
            BookOrder(order: 1, contact: 1, total: "2", date: "2024-02-01"),
            BookOrder(order: 2, contact: 1, total: "4", date: "2024-02-02"),
            // Of two orders at one time the one that the store met first is the first.
            BookOrder(order: 4, contact: 2, total: "8", date: "2024-02-02"),
            BookOrder(order: 3, contact: 2, total: "16", date: "2024-02-02"),
        ]
        var february = OrderSelection.asOf()
        (february.from, february.currency) = (.of("2024-02-01"), .named("UAH"))
        let rows = try AverageCheck(OrderBook(orders), february, by: .firstOrRepeat).rows
        #expect(rows.map(\.group) == ["first", "repeat"])
        #expect(rows.map(\.revenue.description) == ["16", "14"])
        let whole = try #require(try AverageCheck(OrderBook(orders), february).rows.first)
        #expect((whole.orders, whole.contacts, whole.firstOrders) == (4, 2, 1))
        #expect(whole.ordersPerContact?.description == "2.000000")
        #expect(whole.repeatShare?.description == "0.750000")
    }

    @Test(
        arguments: [
            // 0.0000005 and 0.0000015 lie half-way; both go to the even digit.
            (["0.000001", "0"], "0.000000", "0.000000"),
            (["0.000003", "0"], "0.000002", "0.000002"),
            (["-0.000003", "0"], "-0.000002", "-0.000002"),
            (["0.000002", "0.000003"], "0.000002", "0.000002"),
            (["1", "2", "2"], "1.666667", "2"),
            (["0.00000050", "0.00000050"], "0.000000", "0.000000"),
            (["0.00000051", "0.00000051"], "0.000001", "0.000001"),
            (["0.005", "0.010"], "0.007500", "0.0075"),
        ]
    )
    func `means and percentiles have six digits, halves to even`(
        totals: [String],
        mean: String,
        median: String
    ) throws {
        let row = try #require(try AverageCheck(OrderBook(BookOrder.totals(totals)), .asOf()).rows.first)
        #expect(row.mean.description == mean)
        #expect(row.median.description == median)
    }

    @Test func `totals too far apart for 64 bits stay exact`() throws {
        let orders = BookOrder.totals(["9000000000000000000", "0.000000000000000001", "9000000000000000000"])
        let row = try #require(try AverageCheck(OrderBook(orders), .asOf()).rows.first)
        #expect(row.revenue.description == "18000000000000000000.000000000000000001")
        #expect(row.mean.description == "6000000000000000000.000000")
        #expect(row.median.description == "9000000000000000000.000000")
        #expect(row.least.description == "0.000000000000000001")
    }

    @Test func `statuses come in the vendor's order and contacts in the groups they are in`() throws {
        let orders = [
            BookOrder(order: 0, contact: 0, total: "1", date: "2024-01-01", status: .cancelled),
            BookOrder(order: 1, contact: 1, total: "2", date: "2024-01-01", status: .inProgress),
            BookOrder(order: 2, contact: 2, total: "4", date: "2024-01-01"),
        ]
        let book = OrderBook(orders, contacts: 3)
        let any = OrderSelection.asOf("2024-12-31", Set(OrderStatus.allCases))
        #expect(
            try AverageCheck(book, any, by: .status).rows.map(\.group) == ["IN_PROGRESS", "DELIVERED", "CANCELLED"]
        )
        let groups = ContactGroups(
            [("new", .init(count: 3, ones: [0, 1])), ("big", .init(count: 3, ones: [1]))],
            contactCount: 3
        )
        let rows = try AverageCheck(book, any, by: .contacts(groups)).rows
        #expect(rows.map(\.group) == ["new", "big", nil])
        #expect(rows.map(\.revenue.description) == ["3", "2", "4"])
    }
}
