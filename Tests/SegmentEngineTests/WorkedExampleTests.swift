import EventModel
import EventStore
import SegmentEngine
import SegmentLanguage
import Testing

/// The sizes that were worked out by hand for the worked example.
@Suite struct WorkedExampleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let segment: String
        let asOf: String
        let contacts: Int
        let universe: Int

        init(_ segment: String, _ contacts: Int, of universe: Int = 7, asOf: String = "2024-04-30") {
            (self.segment, self.contacts, self.universe, self.asOf) = (segment, contacts, universe, asOf)
        }

        var testDescription: String { segment }
    }

    static let cases: [Case] = [
        // A B C D E G: a missing city is not Kyiv, and kyiv is not Kyiv.
        Case(#"did orderCreated where city != "Kyiv""#, 6),
        // A C D F.
        Case(#"did orderCreated where city ~= "KYIV""#, 4),
        // C: of two orders in one minute the later stored is the last.
        Case("last orderCreated has totalCost = 70", 1),
        // B, whose items are text.
        Case(#"did orderCreated where any items (category = "books")"#, 1),
        // All but D: no lines, then none of shoes.
        Case(#"did orderCreated where no items (category = "shoes")"#, 6),
        // A B D: no lines is not all.
        Case("did orderCreated where all items (cost > 1)", 3),
        // A (O1 delivered, O11) and C.
        Case("order count >= 2", 2),
        // F G: by the order's date.
        Case("order count >= 1 in last 60 days", 2),
        // D.
        Case(#"order count where status = "CANCELLED" >= 1"#, 1),
        // A: looked at shoes on 1 January, ordered on the 2nd.
        Case("did productViewed then orderCreated within 2 days", 1),
        // All but A and E.
        Case("did not orderDelivered", 5),
        // B; the universe is A and B.
        Case(#"did not orderCreated where city = "Kyiv""#, 1, of: 2, asOf: "2024-01-31"),
        // A 120.50, C 70; B has 55.
        Case(#"revenue where currency = "UAH" > 60"#, 2),
        // D 200, A 120.50.
        Case("top 2 by sum of orderCreated.totalCost", 2),
        // D A B of the six with a value; E has no number.
        Case("top 50% by sum of orderCreated.totalCost", 3),
        // F 5, G 40.
        Case("bottom 2 by sum of orderCreated.totalCost", 2),
        // A and C have 2 each, the others 1 or none.
        Case("top 1 by order count", 2),
        // C 70, A 60.25; B 55, G 40, F 5.
        Case(#"top 2 by average check where currency = "UAH""#, 2),
        // A.
        Case(#"contact.email = "A@x.com""#, 1),
        // D E F G.
        Case("first orderCreated in last 60 days", 4),
        // C: a text literal meets a number by its digits.
        Case(#"did orderCreated where totalCost = "30""#, 1),
        // F G: E has no number.
        Case("avg of orderCreated.totalCost < 45", 2),
        // E F G: the sum of nothing is 0.
        Case("sum of orderCreated.totalCost < 45", 3),
        // C.
        Case("did orderCreated at least 2 times between 2024-03-01 and 2024-03-01", 1),
        // A.
        Case(
            #"did productViewed where category = "books" and (did orderCreated at least 2 times or did pageViewed)"#,
            1
        ),
        // UAH alone: A 120.50 / 2, B 55, C 70, F 5, G 40.
        Case(#"average check where currency = "UAH" between 55 and 60.25"#, 2),
        // B 2024-01-04; A has 2024-01-02 as its last.
        Case("last order between 2024-01-03 and 2024-02-01", 1),
        // D: the phone was given with blanks and a plus sign.
        Case(#"contact.phone = "+38 (050) 123 45 67""#, 1),
        // A: seen in January and in March, but not in February.
        Case("did productViewed in at least 2 of last 4 months", 1),
        // A (shoes, books).
        Case("distinct count of productViewed.category >= 2", 1),
        // B has 2 books.
        Case("sum of orderCreated.items.quantity >= 2", 1),
        // A 1, B 2, D 1.
        Case("did orderCreated where sum items.quantity between 1 and 2", 3),
        // A ordered O1 and had it delivered, E's O7 was created and delivered.
        Case("did orderCreated then orderDelivered with same externalOrderId", 2),
        // C alone orders twice, in one minute.
        Case("did orderCreated then orderCreated within 1 hours", 1),
        // C D: A and B ordered again in April.
        Case("did orderCreated before 2024-03-07 then not orderCreated", 2),
        // A B C D: more than 90 days lie between.
        Case("did orderCreated before 2024-03-07 then not orderCreated within 90 days", 4),
        // A's first is shoes; its last is books.
        Case(#"first of productViewed.category = "shoes" and last of productViewed.category = "books""#, 1),
    ]

    @Test(arguments: cases) func `sizes are those worked out by hand`(_ expected: Case) throws {
        let preview = try Self.preview(expected.segment, asOf: expected.asOf, parts: [WorkedExample.events])
        #expect(preview.of == expected.universe)
        #expect(preview.contacts == expected.contacts)
        #expect(preview.sample(100).count == expected.contacts)
    }

    @Test(arguments: [1, 2, 5]) func `sizes do not depend on the parts that events came in`(_ size: Int) throws {
        let parts = stride(from: 0, to: WorkedExample.events.count, by: size).map {
            Array(WorkedExample.events[$0..<min($0 + size, WorkedExample.events.count)])
        }
        try TemporaryStore.with(parts) { snapshot in
            for expected in Self.cases {
                let preview = try Self.preview(expected.segment, asOf: expected.asOf, snapshot)
                #expect(preview.contacts == expected.contacts, "\(expected.segment)")
            }
        }
    }

    @Test func `money of several currencies is an error that lists them`() throws {
        #expect(throws: SegmentEngineError.severalCurrencies(word: "revenue", currencies: ["UAH", "USD"])) {
            try Self.preview("revenue > 10", asOf: "2024-04-30", parts: [WorkedExample.events])
        }
    }

    @Test func `each condition states its size alone and the size without it`() throws {
        let preview = try Self.preview(
            #"did orderCreated where city = "Kyiv" and not (did orderDelivered or order count >= 2)"#,
            asOf: "2024-04-30",
            parts: [WorkedExample.events]
        )
        // Kyiv: A C F. orderDelivered: A E. Two orders: A C.
        #expect(preview.contacts == 1)
        #expect(preview.conditions.map(\.contacts) == [3, 2, 2])
        #expect(preview.conditions.map(\.without) == [4, 1, 2])
    }

    static func preview(_ segment: String, asOf: String, parts: [[Event]]) throws -> SegmentPreview {
        try TemporaryStore.with(parts) { try preview(segment, asOf: asOf, $0) }
    }

    static func preview(_ segment: String, asOf: String, _ snapshot: StoreSnapshot) throws -> SegmentPreview {
        let moment = try #require(AsOf(asOf, zone: snapshot.zone))
        return try SegmentEngine.preview(parseSegment(segment), text: segment, snapshot: snapshot, asOf: moment)
    }
}
