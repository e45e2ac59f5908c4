import EventModel
import SegmentEngine
import Testing

/// Order words ask for what an order has after its updates, lines included.
@Suite struct OrderParameterTests {
    private static func order(
        _ number: String,
        _ parameters: KeyValuePairs<String, JSONValue>,
        at time: String
    ) -> Event {
        var event = Event.of("orderCreated", time, parameters)
        event.parameters += [
            Parameter(name: "externalCustomerId", value: .text("A")),
            Parameter(name: "externalOrderId", value: .text(number)),
            Parameter(name: "totalCost", value: 10), Parameter(name: "status", value: "DELIVERED"),
            Parameter(name: "date", value: .text(time)),
        ]
        return event
    }

    private static func update(
        _ number: String,
        _ parameters: KeyValuePairs<String, JSONValue>,
        at time: String
    ) -> Event {
        var event = Event.of("orderUpdated", time, parameters)
        event.parameters += [
            Parameter(name: "externalCustomerId", value: .text("A")),
            Parameter(name: "externalOrderId", value: .text(number)),
        ]
        return event
    }

    private static let shoes: JSONValue = [["externalItemId": "1", "quantity": 2, "category": "shoes"]]
    private static let books: JSONValue = [["externalItemId": "2", "quantity": 1, "category": "books"]]

    /// Two orders of one contact.
    ///
    /// One was sent to Lviv, then to Kyiv, and its shoes were changed for books. Two has no city: an update of it counts for
    /// nothing, though another one of that minute does.
    private static let events: [Event] = [
        order("One", ["city": "Lviv", "items": shoes], at: "2024-01-01T10:00"),
        update("One", ["city": "Kyiv"], at: "2024-01-02T10:00"),
        update("One", ["city": .null, "items": books], at: "2024-01-03T10:00"),
        order("Two", ["items": shoes], at: "2024-01-01T11:00"),
        update("Two", ["city": "Odesa", "status": "odd"], at: "2024-01-02T11:00"),
        update("Two", ["totalCost": 20], at: "2024-01-02T11:00"),
        Event.of(
            "orderCancelled",
            "2024-01-09",
            ["externalCustomerId": "A", "externalOrderId": "Two", "city": "Rivne"]
        ),
    ]

    static let counts: [(segment: String, asOf: String, holds: Bool)] = [
        ("order count where city = \"Kyiv\" = 1", "2024-01-05", true),
        ("order count where city = \"Lviv\" = 1", "2024-01-05", false),
        ("order count where city = \"Lviv\" = 1", "2024-01-01", true),
        ("order count where city is empty = 1", "2024-01-05", true),
        ("order count where city = \"Odesa\" = 0", "2024-01-05", true),
        ("order count where status is set and city = \"Rivne\" = 0", "2024-01-10", true),
        ("order count where any items (category = \"books\") = 1", "2024-01-05", true),
        ("order count where any items (category = \"shoes\") = 2", "2024-01-02", true),
        ("order count where all items (category = \"shoes\") = 1", "2024-01-05", true),
        ("order count where no items (category = \"books\") = 1", "2024-01-05", true),
        ("order count where count items >= 1 and sum items.quantity > 1 = 1", "2024-01-05", true),
        ("order count where items.category = \"books\" or items.category = \"shoes\" = 2", "2024-01-05", true),
        ("revenue where city is empty = 20", "2024-01-05", true),
        ("last order where city = \"Kyiv\" before 2024-01-02", "2024-01-05", true),
        ("frequency where items.category = \"shoes\" = 1", "2024-01-05", true),
        ("recency where city = \"Kyiv\" = 4", "2024-01-05", true),
    ]

    @Test(arguments: counts) func `truths are those worked out by hand`(
        _ expected: (segment: String, asOf: String, holds: Bool)
    ) throws {
        for size in [1, 3, 7] {
            let parts = stride(from: 0, to: Self.events.count, by: size).map {
                Array(Self.events[$0..<min($0 + size, Self.events.count)])
            }
            let preview = try WorkedExampleTests.preview(expected.segment, asOf: expected.asOf, parts: parts)
            #expect((preview.contacts == 1) == expected.holds, "\(expected.segment), parts of \(size)")
        }
    }

    /// As the folding of orders has it, by which this update counts: a non-breaking space is no blank.
    @Test func `an update with an odd identifier of an item counts in the moment of a later event, too`() throws {
        let odd: JSONValue = [["externalItemId": "\u{A0}", "quantity": 1, "category": "books"]]
        let events = [
            Self.order("One", ["city": "Lviv", "items": Self.shoes], at: "2024-01-01T10:00"),
            Self.update("One", ["city": "Kyiv", "items": odd], at: "2024-01-02T10:00"),
            Self.update("One", ["totalCost": 20], at: "2024-01-02T10:00"),
        ]
        let segment = "order count where city = \"Kyiv\" and items.category = \"books\" = 1"
        #expect(try WorkedExampleTests.preview(segment, asOf: "2024-01-05", parts: [events]).contacts == 1)
    }
}
