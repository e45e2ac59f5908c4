import EventModel
import EventStore
import SegmentEngine
import Testing

/// Names and values that look the same and are spelled with other characters: each is itself alone.
@Suite struct SpellingTests {
    private static let one = "\u{E9}"
    private static let two = "e\u{301}"

    private static let events: [Event] = [
        .of("view", "2024-01-02", ["externalCustomerId": "C0", "city": .text(one), "\(one)": 1]),
        .of("view", "2024-01-02", ["externalCustomerId": "C1", "city": .text(two), "\(two)": 1]),
        .of("buy\(one)", "2024-01-02", ["externalCustomerId": "C2"]),
        .of("buy\(two)", "2024-01-02", ["externalCustomerId": "C3"]),
    ]

    @Test(arguments: [
        ("contact.city = \"\(one)\" or contact.city = \"\(two)\"", [0, 1]),
        ("did view where city = \"\(one)\" and not (did view where city = \"\(two)\")", [0]),
        ("did view where city = \"\(two)\" and not (did view where city = \"\(one)\")", [1]),
        ("did view where `\(one)` = 1 and did view where `\(two)` = 1", []),
        ("did view where `\(one)` = 1 or did view where `\(two)` = 1", [0, 1]),
        ("contact.externalCustomerId = \"C0\" or contact.`\(two)` = 1", [0, 1]),
        ("count of `buy\(one)` >= 1 or did `buy\(two)`", [2, 3]),
        ("did `buy\(one)` and not (did `buy\(two)` in last 900 days)", [2]),
    ])
    func `two spellings are two conditions`(segment: String, expected: [UInt32]) throws {
        try TemporaryStore.with([Self.events]) { snapshot in
            let preview = try WorkedExampleTests.preview(segment, asOf: "2024-03-30", snapshot)
            #expect(preview.sample(.max).sorted() == expected)
        }
    }
}
