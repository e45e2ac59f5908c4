import EventModel
import SegmentEngine
import SegmentLanguage
import Testing

/// Warnings of tests that no value of the data can pass.
@Suite struct ImpossibleTestsTests {
    private static let events: [Event] = [
        .of(
            "orderCreated",
            "2024-01-01",
            [
                "externalCustomerId": "A", "externalOrderId": "O1", "totalCost": 10, "status": "DELIVERED",
                "date": "2024-01-01T00:00:00", "city": "Kyiv", "level": " 5 ", "when": " 2024-03-01 ",
                "paid": .boolean(true),
                "items": [["externalItemId": "1", "quantity": 1, "category": "x"]], "nothing": .null,
            ]
        )
    ]

    struct Case: CustomTestStringConvertible, Sendable {
        let segment: String
        /// The texts that the warnings stand at.
        let places: [String]

        init(_ segment: String, _ places: String...) { (self.segment, self.places) = (segment, places) }

        var testDescription: String { segment }
    }

    static let cases = [
        Case("did orderCreated where city > 5", "city > 5"),
        Case("did orderCreated where city = 5 and city = \"5\" and city contains 5", "city = 5"),
        Case("did orderCreated where not (city not one of (1, 2024-01-01))", "city not one of (1, 2024-01-01)"),
        Case("did orderCreated where city one of (1, \"x\")"),
        Case("did orderCreated where totalCost = \"abc\"", "totalCost = \"abc\""),
        Case("did orderCreated where totalCost = \"10\" or totalCost starts with 1"),
        Case("did orderCreated where date > 2023-01-01 and totalCost > 2023-01-01", "totalCost > 2023-01-01"),
        Case("did orderCreated where date > 5 and date contains \"2024\"", "date > 5"),
        // Blanks around a number or a date in a text do no harm.
        Case("did orderCreated where level > 4 and when > 2024-01-01"),
        Case("did orderCreated where paid = true and paid = false", "paid = false"),
        Case("did orderCreated where paid = \"true\"", "paid = \"true\""),
        // What is nowhere is no matter of types.
        Case("did orderCreated where nothing > 5"),
        Case("did orderCreated where any items (category > 5 and quantity > 5)", "category > 5"),
        Case("did orderCreated where sum items.category > 5", "items.category"),
        Case("sum of orderCreated.city > 5 or sum of orderCreated.totalCost > 5", "city"),
        Case("first of orderCreated.city = 5", "city = 5"),
        Case("top 5 by avg of orderCreated.city", "city"),
        Case("order count where city > 5 = 0", "city > 5"),
        Case("revenue where status = \"delivered\" or status != \"odd\" > 5", "\"delivered\"", "\"odd\""),
        Case("contact.city anniversary today or contact.city > 5", "city", "city > 5"),
        Case("did orderCreated then orderCreated where city < 5", "city < 5"),
        Case("recency where city > 5 > 3", "city > 5"),
    ]

    @Test(arguments: cases) func `stand at what can never be`(_ expected: Case) throws {
        let preview = try WorkedExampleTests.preview(expected.segment, asOf: "2024-12-31", parts: [Self.events])
        let bytes = Array(expected.segment.utf8)
        let places = preview.warnings.map {
            String(decoding: bytes[$0.range.lowerBound..<$0.range.upperBound], as: UTF8.self)
        }
        #expect(places == expected.places)
    }
}
