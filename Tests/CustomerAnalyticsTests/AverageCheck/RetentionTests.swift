import CustomerAnalytics
import EventModel
import Testing

@Suite struct RetentionTests {
    private static let orders = [
        BookOrder(order: 0, contact: 0, total: "10", date: "2024-01-05"),
        BookOrder(order: 1, contact: 0, total: "20", date: "2024-01-25"),
        BookOrder(order: 2, contact: 0, total: "40.5", date: "2024-03-01"),
        BookOrder(order: 3, contact: 1, total: "80", date: "2024-01-31"),
        BookOrder(order: 4, contact: 1, total: "1", date: "2024-02-01", currency: "USD"),
        BookOrder(order: 5, contact: 2, total: "160", date: "2024-02-10"),
        BookOrder(order: 6, contact: 3, total: "320", date: "2024-01-10", status: .initialized),
    ]

    private func texts(_ selection: OrderSelection) throws -> [String] {
        try Retention(OrderBook(Self.orders, contacts: 5), selection).rows.map { row in
            "\(row.firstMonth) \(row.currency ?? "-") of \(row.size) +\(row.months): "
                + "\(row.contacts) contacts, \(row.orders) orders, \(row.revenue)"
        }
    }

    @Test func `contacts are followed from the month of their first order`() throws {
        #expect(
            try texts(.asOf()) == [
                "2024-01 UAH of 2 +0: 2 contacts, 3 orders, 110",
                "2024-01 UAH of 2 +1: 0 contacts, 0 orders, 0",
                "2024-01 UAH of 2 +2: 1 contacts, 1 orders, 40.5",
                "2024-01 USD of 1 +0: 0 contacts, 0 orders, 0",
                "2024-01 USD of 1 +1: 1 contacts, 1 orders, 1",
                "2024-01 USD of 1 +2: 0 contacts, 0 orders, 0",
                "2024-02 UAH of 1 +0: 1 contacts, 1 orders, 160",
                "2024-02 UAH of 1 +1: 0 contacts, 0 orders, 0",
            ]
        )
    }

    @Test func `dates and currency restrict what is shown, not what is first`() throws {
        var march = OrderSelection.asOf()
        (march.from, march.currency) = (.of("2024-03-01"), .named("UAH"))
        #expect(
            try texts(march) == [
                "2024-01 UAH of 2 +2: 1 contacts, 1 orders, 40.5",
                "2024-02 UAH of 1 +1: 0 contacts, 0 orders, 0",
            ]
        )
    }

    @Test func `a currency has the rows that it has beside the others, up to its own latest order`() throws {
        var dollars = OrderSelection.asOf()
        dollars.currency = .named("USD")
        #expect(
            try texts(dollars) == [
                "2024-01 USD of 1 +0: 0 contacts, 0 orders, 0", "2024-01 USD of 1 +1: 1 contacts, 1 orders, 1",
            ]
        )
    }

    @Test func `months without an order are shown from the first month that was asked for`() throws {
        var fromFebruary = OrderSelection.asOf()
        (fromFebruary.from, fromFebruary.currency) = (.of("2024-02-11"), .named("UAH"))
        #expect(
            try texts(fromFebruary) == [
                "2024-01 UAH of 2 +1: 0 contacts, 0 orders, 0", "2024-01 UAH of 2 +2: 1 contacts, 1 orders, 40.5",
                "2024-02 UAH of 1 +0: 0 contacts, 0 orders, 0", "2024-02 UAH of 1 +1: 0 contacts, 0 orders, 0",
            ]
        )
    }

    @Test func `the share is of the contacts of the month`() throws {
        let rows = try Retention(OrderBook(Self.orders, contacts: 5), .asOf()).rows
        #expect(rows.map(\.share.description).prefix(3) == ["1.000000", "0.000000", "0.500000"])
    }

    @Test func `no order is lost between the first and the last year of the calendar`() throws {
        let orders = [
            BookOrder(order: 0, contact: 0, total: "10", date: "0001-01-15"),
            BookOrder(order: 1, contact: 1, total: "20", date: "5000-06-15"),
            BookOrder(order: 2, contact: 1, total: "40", date: "9999-12-01"),
            BookOrder(order: 3, contact: 0, total: "80", date: "9999-12-31"),
        ]
        let rows = try Retention(OrderBook(orders, contacts: 2), .asOf("9999-12-31T23:59")).rows
        // 9,999 years from the first month on, and 4,999 with the seven months of the year 5000.
        #expect(rows.count == 9_999 * 12 + 4_999 * 12 + 7)
        #expect(
            rows.filter { $0.orders > 0 }.map { "\($0.firstMonth) +\($0.months): \($0.orders) of \($0.revenue)" } == [
                "0001-01 +0: 1 of 10", "0001-01 +119987: 1 of 80", "5000-06 +0: 1 of 20", "5000-06 +59994: 1 of 40",
            ]
        )
    }
}
