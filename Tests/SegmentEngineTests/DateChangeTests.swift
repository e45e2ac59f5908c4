import EventModel
import EventStore
import SegmentEngine
import SegmentLanguage
import Testing

/// The smallest move of the first order and the last one, worked out by hand.
@Suite struct DateChangeTests {
    /// Bought on 10 January, 1 February and 20 February.
    private static let events: [Event] = ["2024-01-10", "2024-02-01", "2024-02-20"].enumerated().map { number, day in
        .of(
            "orderCreated",
            day + "T12:00",
            [
                "externalCustomerId": "A", "externalOrderId": .text("O\(number)"), "totalCost": "5",
                "status": "DELIVERED", "date": .text(day + "T12:00:00"),
            ]
        )
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let segment: String
        let change: String

        var testDescription: String { segment }
    }

    static let cases = [
        // From 1 February on: 20 February at noon is 19 days and a half after its beginning.
        Case(segment: "last order in last 29 days", change: "the last order earlier by 20 days, before 2024-02-01"),
        // Later than the as-of day would not be seen.
        Case(segment: "last order this month", change: "the last order earlier by 20 days, before 2024-02-01"),
        Case(
            segment: "last order between 2024-02-01 and 2024-02-21",
            change: "the last order later by 2 days, after 2024-02-21"
        ),
        Case(segment: "last order before 2024-02-15", change: "the last order earlier by 6 days, up to 2024-02-14"),
        Case(segment: "first order before 2024-01-31", change: "the first order later by 21 days, after 2024-01-30"),
        Case(segment: "first order before 2024-03-31", change: "the first order missing"),
        Case(
            segment: "first orderCreated between 2024-01-10 and 2024-01-31",
            change: "the first orderCreated earlier by 13 hours, before 2024-01-10"
        ),
        Case(
            segment: "first orderCreated between 2024-01-12 and 2024-01-31",
            change: "the first orderCreated later by 2 days, from 2024-01-12 to 2024-01-31"
        ),
        // 50 days and 8 hours do, and 51 days are too much; so are 46 hours, where 45 hours and 10 minutes do.
        Case(
            segment: "first orderCreated between 2024-02-29T20:00 and 2024-02-29T23:00",
            change: "the first orderCreated later by 1208 hours, from 2024-02-29T20:00 to 2024-02-29T23:00"
        ),
        Case(
            segment: "last order between 2024-02-18T14:10 and 2024-02-18T14:50",
            change: "the last order earlier by 2710 minutes, from 2024-02-18T14:10 to 2024-02-18T14:50"
        ),
    ]

    @Test(arguments: cases) func `a date moves to the nearest day that turns the answer`(_ expected: Case) throws {
        try TemporaryStore.with([Self.events]) { snapshot in
            let explanation = try SegmentEngine.explain(
                SegmentDefinition(try parseSegment(expected.segment), text: expected.segment),
                contact: 0,
                snapshot: snapshot,
                asOf: try #require(AsOf("2024-02-29", zone: snapshot.zone))
            )
            #expect(explanation.conditions.map(\.evidence.change) == [expected.change])
        }
    }
}
