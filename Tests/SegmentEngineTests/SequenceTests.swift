import EventModel
import EventStore
import SegmentEngine
import SegmentLanguage
import Testing

/// Sequences over the events of one contact, worked out by hand.
@Suite struct SequenceTests {
    struct Case: CustomTestStringConvertible, Sendable {
        /// Types with the day of March on which they happened, and after a colon the value of the parameter `x`.
        let events: String
        let segment: String
        let holds: Bool

        init(_ events: String, _ segment: String, _ holds: Bool) {
            (self.events, self.segment, self.holds) = (events, segment, holds)
        }

        var testDescription: String { "\(events) | \(segment)" }
    }

    static let cases: [Case] = [
        Case("a1 b2", "did a then b", true), Case("b1 a2", "did a then b", false),
        // The first a is too early, the second is not.
        Case("a1 a9 b10", "did a then b within 3 days", true), Case("a1 b10", "did a then b within 3 days", false),
        // So many days later, to the microsecond, is within them.
        Case("a1 b4", "did a then b within 3 days", true), Case("a1 b4", "did a then b within 71 hours", false),
        // The latest a and the latest b before c do, the first ones do not.
        Case("a1 b2 a8 b9 c10", "did a then b within 2 days then c within 2 days", true),
        Case("a1 b2 c10", "did a then b within 2 days then c within 2 days", false),
        // Of two b the first is near enough to a, the second near enough to c, none to both.
        Case("a1 b2 b9 c10", "did a then b within 2 days then c within 2 days", false),
        // The event that is one step is no other step.
        Case("a1", "did a then a", false), Case("a1 a2", "did a then a", true),
        Case("a1 a2", "did a then a then a", false),
        // Of one time the later stored comes later.
        Case("a1 b1", "did a then b within 1 hours", true), Case("b1 a1", "did a then b", false),
        // Nothing forbidden after the step before.
        Case("a1 b2", "did a then not b", false), Case("b1 a2", "did a then not b", true),
        Case("a1 b9", "did a then not b within 3 days", true), Case("a1 b4", "did a then not b within 3 days", false),
        // The first a is not followed by b soon, the second is: one choice is enough.
        Case("a1 a8 b9", "did a then not b within 3 days", true),
        Case("a7 a8 b9", "did a then not b within 3 days", false),
        // What is forbidden after a may come after the b that follows a, too.
        Case("a1 b2 c3", "did a then not c within 3 days then b", false),
        Case("a1 b2 c9", "did a then not c within 3 days then b", true),
        Case("a1 c2 b3", "did a then b then not c", true), Case("a1 b3 c4", "did a then b then not c", false),
        // A later b has no c behind it, but is too far from a.
        Case("a1 b2 c3 b9", "did a then b within 3 days then not c", false),
        Case("a1 b2 c3 b9", "did a then b then not c", true),
        // Two things forbidden, both after a.
        Case("a1 c9", "did a then not b then not c within 3 days", true),
        Case("a1 b5 c9", "did a then not b then not c within 3 days", false),
        // The value goes along.
        Case("a1:5 b2:5", "did a then b with same x", true), Case("a1:5 b2:6", "did a then b with same x", false),
        Case("a1:5 a2:6 b3:5", "did a then b with same x", true), Case("a1 b2", "did a then b with same x", false),
        Case("a1:5 a2:6 b3:5", "did a then b within 1 days with same x", false),
        Case("a1:5 b2:5 c3:6", "did a then b with same x then c with same x", false),
        Case("a1:5 b2:5 b3:6 c4:6", "did a then b with same x then c with same x", false),
        Case("a1:5 b2:5 b3:6 c4:6", "did a then b then c with same x", true),
        Case("a1:5 b2:6", "did a then not b with same x", true),
        Case("a1:5 b2:5", "did a then not b with same x", false),
        // Behind a forbidden step the value is that of the step before it.
        Case("a1:5 c2:6 b3:5", "did a then not c with same x then b with same x", true),
        // A period belongs to its step; what happens after the as-of time has not happened.
        Case("a1 b2 b9", "did a then b since 2024-03-05", true), Case("a1 b2", "did a then b since 2024-03-05", false),
        Case("a1 b31", "did a then b", false), Case("a1 b31", "did a then not b", true),
        Case("a1 b2", "not (did a then b)", false), Case("a1:5 b2:6", "did a where x = 5 then b where x > 5", true),
    ]

    /// Each case is a contact of its own in one store, whose parts cut some cases in two.
    @Test(arguments: [1_000, 7]) func `a sequence asks for any choice of events`(_ size: Int) throws {
        let events = try Self.cases.enumerated().flatMap { contact, one in
            try one.events.split(separator: " ").map { try Self.event($0, of: contact) }
        }
        let parts = stride(from: 0, to: events.count, by: size).map {
            Array(events[$0..<min($0 + size, events.count)])
        }
        try TemporaryStore.with([Self.names] + parts) { snapshot in
            for (contact, one) in Self.cases.enumerated() {
                let preview = try WorkedExampleTests.preview(one.segment, asOf: "2024-03-30", snapshot)
                #expect(preview.sample(.max).contains(UInt32(contact)) == one.holds, "\(one.testDescription)")
            }
        }
    }

    /// The smallest change, and the events told; their numbers are those of the text from 1, behind the three of `names`.
    @Test(arguments: [
        ("a1", "did a then b then c", "one b event after event 3, and 1 more step after it", [3]),
        ("a1", "did a then b within 1 day with same x", "one b event within 1 day with same x after event 3", [3]),
        ("a1 b2", "did a then not b", "no b event after event 3, where there is 1", [3, 4]),
        (
            "a1 b2", "did a then not b then c",
            "no b event after event 3, where there is 1, and 1 more step after event 3", [3, 4]
        ),
        (
            "a1 b2 c3 b4", "did a then not b then not c",
            "no b event after event 3, where there are 2, and no c event after event 3, where there is 1", [3, 4, 6, 5]
        ),
        (
            "a1 b2", "did a then b since 2024-03-05",
            "one b event from 2024-03-05 to 2024-03-30 after event 3", [3]
        ),
        ("c1", "did a then b", "one a event, and 1 more step after it", []),
    ])
    func `what is missing is told`(_ events: String, _ segment: String, _ change: String, _ proof: [Int64]) throws {
        let events = try events.split(separator: " ").map { try Self.event($0, of: 0) }
        try TemporaryStore.with([Self.names + events]) { snapshot in
            let explanation = try SegmentEngine.explain(
                SegmentDefinition(parseSegment(segment), text: segment),
                contact: 0,
                snapshot: snapshot,
                asOf: #require(AsOf("2024-03-30", zone: snapshot.zone))
            )
            #expect(explanation.conditions.map(\.evidence.change) == [change])
            #expect(explanation.conditions.map { $0.evidence.events.map(\.number) } == [proof])
        }
    }

    @Test func `months of a sequence step by the calendar`() throws {
        let events = [
            Event.of("a", "2024-01-31T10:00", ["externalCustomerId": "A"]),
            .of("b", "2024-02-29T10:00", ["externalCustomerId": "A"]),
            .of("a", "2024-01-31T10:00", ["externalCustomerId": "B"]),
            .of("b", "2024-02-29T10:01", ["externalCustomerId": "B"]),
        ]
        let preview = try WorkedExampleTests.preview("did a then b within 1 month", asOf: "2024-03-30", parts: [events])
        #expect(preview.sample(9) == [0])
    }

    /// Events of nobody, so that all names are known.
    private static let names = ["a", "b", "c"].map { Event.of($0, "2024-01-01", ["x": 1]) }

    private static func event(_ word: Substring, of contact: Int) throws -> Event {
        let parts = word.dropFirst().split(separator: ":")
        let day = try #require(parts.first)
        let value = parts.count > 1 ? JSONValue.number(String(parts[1])) : .null
        let date = "2024-03-" + (day.count < 2 ? "0" : "") + day
        return .of(String(word.prefix(1)), date, ["externalCustomerId": .text("C\(contact)"), "x": value])
    }
}
