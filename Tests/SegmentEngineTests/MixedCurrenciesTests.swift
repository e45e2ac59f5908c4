import EventModel
import SegmentEngine
import SegmentLanguage
import Testing

/// Warnings of figures that add what events say in several currencies.
@Suite struct MixedCurrenciesTests {
    private static func order(_ number: Int, _ currency: JSONValue, city: String = "Kyiv") -> Event {
        .of(
            "orderCreated",
            "2024-01-0\(number)",
            [
                "externalCustomerId": "A", "externalOrderId": .text("O\(number)"), "totalCost": 10,
                "currency": currency, "city": .text(city),
                "items": [["externalItemId": "1", "quantity": 1, "cost": 10]],
            ]
        )
    }

    private static let views: [Event] = ["UAH", "USD"].map {
        .of("productViewed", "2024-01-05", ["externalCustomerId": "A", "price": 5, "currencyCode": .text($0)])
    }

    private static func warnings(_ segment: String, _ parts: [[Event]]) throws -> [String] {
        try WorkedExampleTests.preview(segment, asOf: "2024-12-31", parts: parts).warnings.map(\.message)
    }

    private static let hryvniaAndNone =
        "this adds values in UAH and values without a currency; fix one of them: where currency = \"UAH\""
    private static let euroAndHryvnia =
        "this adds values of several currencies, such as EUR and UAH; fix one of them: where currency = \"EUR\""

    @Test(arguments: [[[order(1, "UAH"), order(2, "EUR")]], [[order(1, "UAH")], [order(2, "EUR")]]])
    func `stand at what is added, whether the currencies meet in one row group or not`(parts: [[Event]]) throws {
        for segment in [
            "sum of orderCreated.totalCost > 5", "avg of orderCreated.totalCost in last 366 days > 5",
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
        #expect(try warnings([Self.order(1, "UAH"), Self.order(3, other)]) == [Self.hryvniaAndNone])
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

    @Test(arguments: ["", " where city = \"Kyiv\""])
    func `tell of events that state none, if others do`(predicate: String) throws {
        func warnings(_ currencies: [JSONValue]) throws -> [String] {
            let orders = currencies.enumerated().map { Self.order($0.offset + 1, $0.element, city: "Kyiv") }
            return try Self.warnings("sum of orderCreated.totalCost\(predicate) > 5", [orders])
        }
        #expect(try warnings(["UAH", .null, "UAH"]) == [Self.hryvniaAndNone])
        #expect(try warnings([.null, "", .null]).isEmpty)
        #expect(try warnings(["UAH", "UAH", "UAH"]).isEmpty)
    }

    @Test(arguments: [
        ("currency != \"UAH\"", []), ("currency one of (\"UAH\", \"EUR\")", [euroAndHryvnia]),
        ("city = \"Kyiv\"", []), ("city = \"Lviv\"", [euroAndHryvnia]), ("city = \"Odesa\"", []),
        ("currency = \"UAH\" or currency = \"EUR\"", [euroAndHryvnia]),
    ])
    func `are of the events that a where lets through`(predicate: String, expected: [String]) throws {
        let orders = [
            Self.order(1, "UAH", city: "Kyiv"), Self.order(2, "UAH", city: "Lviv"), Self.order(3, "EUR", city: "Lviv"),
        ]
        let segment = "sum of orderCreated.totalCost where \(predicate) > 5"
        for parts in [[orders], orders.map { [$0] }] {
            #expect(try Self.warnings(segment, parts).filter { $0.hasPrefix("this adds") } == expected)
        }
    }

    @Test(arguments: [(364, []), (365, []), (366, [euroAndHryvnia])])
    func `are of the events in the period`(days: Int, expected: [String]) throws {
        let orders = [Self.order(1, "UAH"), Self.order(2, "EUR")]
        #expect(try Self.warnings("sum of orderCreated.totalCost in last \(days) days > 5", [orders]) == expected)
    }
}
