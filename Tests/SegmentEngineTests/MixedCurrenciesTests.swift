import EventModel
import SegmentEngine
import SegmentLanguage
import Testing

/// Warnings of figures that add what events say in several currencies.
@Suite struct MixedCurrenciesTests {
    private static func order(_ number: Int, _ currency: JSONValue) -> Event {
        .of(
            "orderCreated",
            "2024-01-0\(number)",
            [
                "externalCustomerId": "A", "externalOrderId": .text("O\(number)"), "totalCost": 10,
                "currency": currency, "items": [["externalItemId": "1", "quantity": 1, "cost": 10]],
            ]
        )
    }

    private static let views: [Event] = ["UAH", "USD"].map {
        .of("productViewed", "2024-01-05", ["externalCustomerId": "A", "price": 5, "currencyCode": .text($0)])
    }

    private static func warnings(_ segment: String, _ parts: [[Event]]) throws -> [String] {
        try WorkedExampleTests.preview(segment, asOf: "2024-12-31", parts: parts).warnings.map(\.message)
    }

    private static let euroAndHryvnia =
        "this adds values of several currencies, such as EUR and UAH; fix one of them: where currency = \"EUR\""

    @Test(arguments: [[[order(1, "UAH"), order(2, "EUR")]], [[order(1, "UAH")], [order(2, "EUR")]]])
    func `stand at what is added, whether the currencies meet in one row group or not`(parts: [[Event]]) throws {
        for segment in [
            "sum of orderCreated.totalCost > 5", "avg of orderCreated.totalCost in last 365 days > 5",
            "not (sum of orderCreated.items.cost > 5)", "top 5 by sum of orderCreated.totalCost",
        ] {
            #expect(try Self.warnings(segment, parts) == [Self.euroAndHryvnia], "\(segment)")
        }
    }

    @Test(arguments: [JSONValue.text(""), .list([.text("UAH")]), .null, 840])
    func `stand there whatever else one event gives as its currency`(other: JSONValue) throws {
        // A list or a number may make the order one that is not taken, of which others warn.
        func warnings(_ events: [Event]) throws -> [String] {
            try Self.warnings("sum of orderCreated.totalCost > 5", [events]).filter { $0.hasPrefix("this adds") }
        }
        #expect(
            try warnings([Self.order(1, "UAH"), Self.order(2, "EUR"), Self.order(3, other)]) == [Self.euroAndHryvnia]
        )
        #expect(try warnings([Self.order(1, "UAH"), Self.order(3, other)]).isEmpty)
    }

    @Test func `are of the event's own parameter`() throws {
        #expect(
            try Self.warnings("sum of productViewed.price > 5", [Self.views])
                == [
                    "this adds values of several currencies, such as UAH and USD; "
                        + "fix one of them: where currencyCode = \"UAH\""
                ]
        )
        #expect(try Self.warnings("sum of orderCreated.totalCost > 5", [[Self.order(1, "UAH")] + Self.views]).isEmpty)
    }

    @Test(arguments: [
        "sum of orderCreated.totalCost where currency = \"UAH\" > 5",
        "sum of orderCreated.totalCost where city = \"Kyiv\" and currency one of (\"UAH\") > 5",
        "max of orderCreated.totalCost > 5", "count of orderCreated.totalCost > 5",
        "sum of orderCreated.items.quantity > 5", "did orderCreated where totalCost > 5",
    ])
    func `are not where a currency is chosen, or nothing is added that has one`(segment: String) throws {
        #expect(try Self.warnings(segment, [[Self.order(1, "UAH"), Self.order(2, "EUR")]]).isEmpty)
    }

    @Test func `are not where there is one currency, though some events state none`() throws {
        let parts = [[Self.order(1, "UAH"), Self.order(2, .null), Self.order(3, "UAH")]]
        #expect(try Self.warnings("sum of orderCreated.totalCost > 5", parts).isEmpty)
    }
}
