import EventStore
import StoreQueries
import Testing

struct `What a query goes through` {
    /// A hundred days with ten events each, two types and five contacts in turn; two lines in each tenth event.
    private static func store() throws -> QueryStore {
        let lines = (0..<1_000).map { number -> String in
            let day = "2024-0\(1 + number / 280)-\(10 + number / 10 % 18)T10:0\(number % 10)"
            let items = #"[{"quantity":1},{"quantity":2}]"#
            return event(
                number % 2 == 0 ? "viewed" : "searched",
                day,
                key: "\(number)",
                ("externalCustomerId", "\(number % 5)"),
                (number % 10 == 0 ? "items" : "other", items)
            )
        }
        let sizes = PartSizes(eventsPerPart: 200, bytesPerBlock: 4_000, eventsPerRowGroup: 50)
        return try QueryStore(lines.joined(), sizes: sizes)
    }

    @Test(
        arguments: [
            ("SELECT count(*) FROM events", 1_000), ("SELECT count(*) FROM viewed", 500),
            ("SELECT count(*) FROM events WHERE type = 'viewed'", 500),
            ("SELECT count(*) FROM events WHERE type = 'nothing'", 0),
            ("SELECT count(*) FROM events WHERE occurred >= '2024-01-12' AND occurred < '2024-01-13'", 20),
            ("SELECT count(*) FROM events WHERE occurred BETWEEN '2024-01-12T10:03' AND '2024-01-12T10:04'", 4),
            ("SELECT count(*) FROM viewed WHERE occurred > '2025-01-01'", 0),
            ("SELECT count(*) FROM events WHERE event = 777", 1), ("SELECT count(*) FROM viewed WHERE event = 777", 0),
            ("SELECT count(*) FROM events WHERE event IN (5, 6, 2000)", 2),
            // The first part ends behind the block that fills it.
            ("SELECT count(*) FROM events WHERE event < 200", 220),
            ("SELECT count(*) FROM events WHERE contact = 3", 200),
            ("SELECT count(*) FROM viewed WHERE contact = 3 AND occurred < '2024-01-12'", 2),
            ("SELECT count(*) FROM items", 200), ("SELECT count(*) FROM items WHERE event = 10", 2),
            ("SELECT count(*) FROM contacts WHERE contact = 2", 1),
            ("SELECT count(*) FROM events WHERE type IN ('viewed', 'nothing')", 500),
            ("SELECT count(*) FROM searched WHERE contact IN (1, 3) AND occurred >= '2024-01-12'", 192),
            ("SELECT count(*) FROM events WHERE contact = 3 AND type = 'viewed'", 100),
            ("SELECT count(*) FROM events WHERE occurred = '2024-01-12T10:03'", 2),
            // The 110 of the first part, and of the 20 before the fortieth the two lines of each fifth one, by its number.
            ("SELECT sum(quantity) FROM viewed JOIN items USING (event) WHERE viewed.event < 40", 118),
            // What is compared with may come from anywhere that is known when the rows are asked for.
            ("SELECT count(*) FROM events WHERE occurred >= :day AND occurred < date(:day, '+1 day')", 20),
            ("SELECT count(*) FROM events WHERE type = :type AND contact = :contact", 100),
            ("SELECT count(*) FROM events WHERE event IN (:contact, :contact + 1)", 2),
            (
                "SELECT count(*) FROM events WHERE occurred >= (SELECT :day) AND occurred < date((SELECT :day), '+1 day')",
                20
            ),
            (
                "WITH span(first, last) AS (VALUES (:day, '2024-01-12T10:04')) "
                    + "SELECT count(*) FROM span JOIN events ON occurred BETWEEN first AND last", 10
            ),
            (
                "WITH days(day) AS (VALUES ('2024-01-12'), ('2024-01-14')) "
                    + "SELECT count(*) FROM days JOIN viewed ON occurred >= day AND occurred < date(day, '+1 day')", 20
            ),
            (
                "WITH moments(at) AS (VALUES (:day || 'T10:03')) SELECT count(*) FROM events WHERE occurred IN moments",
                2
            ),
            ("SELECT count(*) FROM events WHERE type IN (SELECT :type)", 500),
            // The five contacts, and the 200 events of each of two.
            (
                "SELECT count(*) FROM events WHERE contact IN (SELECT contact FROM contacts WHERE label IN ('1', '3'))",
                405
            ),
            // 5 contacts, and for each its 200 events.
            ("SELECT count(key) FROM contacts LEFT JOIN events USING (contact)", 1_005),
        ]
    )
    func `is what its comparisons leave`(query: String, most: Int) throws {
        try Self.store().read { snapshot in
            let connection = try QueryConnection(snapshot, now: QueryStore.now)
            let parameters: [String: QueryValue] = [
                "day": .text("2024-01-12"), "type": .text("viewed"), "contact": .integer(3),
            ]
            let counted = try QueryStore.rows(query, parameters, on: connection)
            // The bounds of times are inclusive, so that a row at a border may be gone through in vain.
            #expect(connection.rowsRead <= most + 4, "\(counted)")
            #expect(connection.rowsRead >= most)
        }
    }
}
