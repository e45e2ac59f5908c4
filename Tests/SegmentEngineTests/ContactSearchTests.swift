import EventModel
import EventStore
import SegmentEngine
import Testing

/// Finding one contact by what a person types.
@Suite struct ContactSearchTests {
    private static let events: [Event] = [
        .of("viewed", "2024-01-01", ["externalCustomerId": "7", "email": "Olena@Example.com"]),
        .of("viewed", "2024-01-02", ["phone": "+380 50 123-45-67"]),
        .of("viewed", "2024-01-03", ["contactId": "380501234567"]),
        .of("viewed", "2024-01-04", ["contactId": "9", "pushToken": "email:olena@example.com"]),
    ]

    private static func find(_ text: String) throws -> ContactSearch.Found {
        try TemporaryStore.with([events]) { try ContactSearch($0).contact(text) }
    }

    @Test(arguments: [
        ("olena@example.com", 0, IdentifierKind.email), ("7", 0, .externalCustomerId),
        ("ExternalCustomerID:7", 0, .externalCustomerId),
        ("phone:(050) 1", 9, .phone), (" 9 ", 3, .contactId), ("phone:380501234567", 1, .phone),
        ("pushToken:email:olena@example.com", 3, .pushToken), ("email:OLENA@example.com", 0, .email),
    ]) func `takes a value as it is, or in one kind alone`(text: String, contact: UInt32, kind: IdentifierKind) throws {
        guard contact < 4 else {
            #expect(throws: NoSuchContact.self) { try Self.find(text) }
            return
        }
        #expect(try Self.find(text) == ContactSearch.Found(contact: contact, kind: kind, otherKinds: []))
    }

    @Test func `takes the strongest kind where several contacts have the value, and names the others`() throws {
        #expect(
            try Self.find("380501234567") == ContactSearch.Found(contact: 2, kind: .contactId, otherKinds: [.phone])
        )
    }

    @Test func `tells the nearest identifier, and of it no letter that was not typed`() throws {
        let error = #expect(throws: NoSuchContact.self) { try Self.find("olina@exmple.com") }
        #expect(error?.nearest == "email ol*na@ex*mple.com")
        #expect(error?.description.contains("olena") == false)
    }

    @Test func `is silent where nothing is near`() throws {
        let error = #expect(throws: NoSuchContact.self) { try Self.find("somebody.else@shop.ua") }
        #expect(error?.nearest == nil)
    }
}
