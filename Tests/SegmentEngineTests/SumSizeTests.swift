import EventModel
import EventStore
import SegmentEngine
import SegmentLanguage
import Testing

/// Sums that 64 or 128 bits do not hold, and numbers that 128 bits do not hold at one scale.
@Suite struct SumSizeTests {
    private static func event(_ contact: String, _ number: String, on day: String = "2024-01-01") -> Event {
        .of(
            "view",
            day,
            ["externalCustomerId": .text(contact), "number": .number(number), "items": [["number": .number(number)]]]
        )
    }

    /// A has 5e37 in all, above the end of 128 bits on the way; B has 350, C a trifle, D a debt beyond 128 bits.
    private static let parts: [[Event]] = [
        [event("A", "1e38"), event("B", "100"), event("D", "-1e38"), event("C", "1e-37")],
        [
            event("A", "1e38", on: "2024-01-02"), event("B", "250"), event("D", "-1e38", on: "2024-01-02"),
            event("A", "-1.5e38"),
        ],
    ]

    struct Case: CustomTestStringConvertible, Sendable {
        let segment: String
        let contacts: Int

        init(_ segment: String, _ contacts: Int) { (self.segment, self.contacts) = (segment, contacts) }

        var testDescription: String { segment }
    }

    static let cases = [
        Case("sum of view.number = 5e37", 1),
        Case("sum of view.number = 350", 1),
        Case("sum of view.number < -1.7e38", 1),
        Case("sum of view.number between 0 and 350", 2),
        Case("sum of view.number > 0", 3),
        Case("sum of view.number = 1e-37", 1),
        Case("sum of view.items.number = 350", 1),
        Case("avg of view.number = 175", 1),
        Case("avg of view.number = -1e38", 1),
        Case("avg of view.number > 1.6e37 and avg of view.number < 1.7e37", 1),
        Case("max of view.number = 250", 1),
        Case("min of view.number = 100", 1),
        Case("top 2 by sum of view.number and sum of view.number = 350", 1),
        Case("bottom 1 by sum of view.number and sum of view.number < 0", 1),
        Case("top 2 by avg of view.number and sum of view.number = 350", 1),
        Case("bottom 1 by avg of view.number and sum of view.number < 0", 1),
    ]

    @Test(arguments: cases) func `sums are exact at any size`(_ expected: Case) throws {
        let preview = try WorkedExampleTests.preview(expected.segment, asOf: "2024-12-31", parts: Self.parts)
        #expect(preview.contacts == expected.contacts)
    }

    @Test(arguments: [("> 1.7e38", 1), ("= 5e37", 1), ("= 350", 0), ("< 0", 0)])
    func `so are sums over the lines of one event`(_ test: String, _ contacts: Int) throws {
        func lines(_ numbers: String...) -> JSONValue { .list(numbers.map { ["number": .number($0)] }) }
        let events: [Event] = [
            .of("view", "2024-01-01", ["externalCustomerId": "A", "items": lines("1e38", "1e38", "-1.5e38")]),
            .of("view", "2024-01-01", ["externalCustomerId": "B", "items": lines("1e38", "1e38", "1e-37")]),
        ]
        let segment = "did view where sum items.number \(test)"
        let preview = try WorkedExampleTests.preview(segment, asOf: "2024-12-31", parts: [events])
        #expect(preview.contacts == contacts)
    }

    /// The bound times 25 has more than 38 digits.
    @Test(arguments: [("0.9999999999999999999999999999999999999", 1), ("4.0000000000000000000000000000000000001", 0)])
    func `averages are compared exactly with bounds of any length`(_ bound: String, _ contacts: Int) throws {
        let events = (1...25).map { Self.event("A", "4", on: "2024-01-0\($0 % 9 + 1)") }
        for sign in ["", "-"] {
            let events = sign.isEmpty ? events : (1...25).map { Self.event("A", "-4", on: "2024-01-0\($0 % 9 + 1)") }
            let segment = "avg of view.number \(sign.isEmpty ? ">" : "<") \(sign)\(bound)"
            let preview = try WorkedExampleTests.preview(segment, asOf: "2024-12-31", parts: [events])
            #expect(preview.contacts == contacts, "\(segment)")
        }
    }

    private static let zeros = String(repeating: "0", count: 36)

    @Test(arguments: [
        ("B", "sum of view.number > 0", "350", "a sum of 0: 350 less"),
        ("D", "sum of view.number > 0", "-200\(zeros)", "a sum above 0: more than 200\(zeros) more"),
        (
            "D", "sum of view.number <= 1e-37", "-200\(zeros)",
            "a sum above 0.\(zeros)1: more than 200\(zeros).\(zeros)1 more"
        ),
        ("D", "avg of view.number > 0", "-200\(zeros) / 2", "a mean above 0"),
        ("D", "top 1 by sum of view.number", "-200\(zeros)", "a sum of 50\(zeros) or more"),
        ("A", "sum of view.number > 0", "50\(zeros)", "a sum of 0: 50\(zeros) less"),
        ("A", "bottom 1 by sum of view.number", "50\(zeros)", "a sum of -200\(zeros) or less"),
        ("C", "sum of view.number > 0", "0.\(zeros)1", "a sum of 0: 0.\(zeros)1 less"),
    ])
    func `they are explained digit by digit`(_ who: String, _ text: String, _ found: String, _ change: String) throws {
        try TemporaryStore.with(Self.parts) { snapshot in
            let explanation = try SegmentEngine.explain(
                SegmentDefinition(parseSegment(text), text: text),
                contact: ContactSearch(snapshot).contact(who).contact,
                snapshot: snapshot,
                asOf: #require(AsOf("2024-12-31", zone: snapshot.zone))
            )
            #expect(explanation.conditions.map(\.evidence.found.text) == [found])
            #expect(explanation.conditions.map(\.evidence.change) == [change])
        }
    }
}
