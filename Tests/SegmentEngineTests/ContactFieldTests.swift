import EventModel
import SegmentEngine
import SegmentLanguage
import Testing

/// Fields of contacts that their events give, and days that come round.
@Suite struct ContactFieldTests {
    /// A moved from Lviv to Kyiv; B was born on a leap day; C and D say nothing that counts.
    private static let events: [Event] = [
        .of("signedUp", "2024-01-01", ["externalCustomerId": "A", "city": "Lviv", "birthday": "1990-03-07"]),
        .of("orderCreated", "2024-02-01", ["externalCustomerId": "A", "city": "Kyiv"]),
        .of("viewed", "2024-02-02", ["externalCustomerId": "A", "city": ""]),
        .of("signedUp", "2024-01-02", ["externalCustomerId": "B", "birthday": "1992-02-29T10:00:00"]),
        .of("signedUp", "2024-01-03", ["externalCustomerId": "C", "birthday": "soon"]),
        .of("signedUp", "2024-01-04", ["externalCustomerId": "D", "city": .null, "birthday": "2001-12-31"]),
    ]

    struct Case: CustomTestStringConvertible, Sendable {
        let segment: String
        let asOf: String
        let members: Int

        var testDescription: String { "\(segment) as of \(asOf)" }
    }

    static let cases = [
        // The last event that sets it: Kyiv; the empty one sets nothing.
        Case(segment: "contact.city = \"Kyiv\"", asOf: "2024-03-01", members: 1),
        Case(segment: "contact.city = \"Lviv\"", asOf: "2024-03-01", members: 0),
        Case(segment: "contact.city = \"Lviv\"", asOf: "2024-01-31", members: 1),
        // B, C and D have none, and != is the exact negation.
        Case(segment: "contact.city != \"Kyiv\"", asOf: "2024-03-01", members: 3),
        Case(segment: "contact.city is empty", asOf: "2024-03-01", members: 3),
        // 7 March is today, and 7 days after 29 February.
        Case(segment: "contact.birthday anniversary today", asOf: "2024-03-07", members: 1),
        Case(segment: "contact.birthday anniversary in next 7 days", asOf: "2024-02-29", members: 2),
        Case(segment: "contact.birthday anniversary in next 6 days", asOf: "2024-02-29", members: 1),
        // The leap day is 29 February in 2024 and 28 February in 2025.
        Case(segment: "contact.birthday anniversary today", asOf: "2024-02-28", members: 0),
        Case(segment: "contact.birthday anniversary today", asOf: "2024-02-29", members: 1),
        Case(segment: "contact.birthday anniversary today", asOf: "2025-02-28", members: 1),
        // Round the end of the year.
        Case(segment: "contact.birthday anniversary in next 3 days", asOf: "2024-12-30", members: 1),
        Case(segment: "contact.birthday anniversary in next 366 days", asOf: "2024-03-08", members: 3),
    ]

    @Test(arguments: cases) func `sizes are those worked out by hand`(_ expected: Case) throws {
        let preview = try WorkedExampleTests.preview(
            expected.segment,
            asOf: expected.asOf,
            parts: [Array(Self.events.prefix(2)), Array(Self.events.dropFirst(2))]
        )
        #expect(preview.contacts == expected.members)
        #expect(preview.hints.contains { $0.contains("last event that gives it") })
    }

    /// The vendor documents the field, so it is missing and no mistake.
    @Test(arguments: [
        ("contact.birthday anniversary in next 7 days", 0), ("contact.gender = \"f\"", 0),
        ("contact.first_name is empty", 1), ("contact.languageCode != \"uk\"", 1),
    ])
    func `that the vendor documents and nothing gives is missing everywhere, with a hint`(
        segment: String,
        contacts: Int
    ) throws {
        let events: [Event] = [.of("visit", "2024-01-01", ["externalCustomerId": "A"])]
        let preview = try WorkedExampleTests.preview(segment, asOf: "2024-12-31", parts: [events])
        #expect((preview.contacts, preview.of) == (contacts, 1))
        let hints = preview.hints.filter { $0.hasPrefix("no contact list in this database has ") }
        #expect(hints.count == 1 && hints[0].hasSuffix(" and no event gives it, so it is missing everywhere"))
        #expect(preview.warnings.isEmpty)
    }

    @Test(arguments: [("City", "city"), ("town", "city"), ("firstName", "firstname"), ("First_name", "firstname")])
    func `that events spell in another way is told their spelling`(field: String, spelling: String) throws {
        let events: [Event] = [
            .of("visit", "2024-01-01", ["externalCustomerId": "A", "city": "Kyiv", "firstname": "Olena"])
        ]
        #expect {
            try WorkedExampleTests.preview("contact.\(field) = \"Kyiv\"", asOf: "2024-12-31", parts: [events])
        } throws: { error in
            (error as? SegmentSyntaxError)?.diagnostics.map(\.suggestion) == [spelling]
        }
    }

    @Test func `that is misspelt is told the nearest one, though nothing gives that`() throws {
        let events: [Event] = [.of("visit", "2024-01-01", ["externalCustomerId": "A"])]
        #expect {
            try WorkedExampleTests.preview("contact.birthdy is set", asOf: "2024-12-31", parts: [events])
        } throws: { error in
            (error as? SegmentSyntaxError)?.diagnostics.map(\.suggestion) == ["birthday"]
        }
    }
}
