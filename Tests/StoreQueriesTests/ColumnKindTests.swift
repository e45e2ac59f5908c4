import EventModel
import EventStore
import StoreQueries
import Testing

struct `The type of a column` {
    /// Each parameter with the values that it has in the data, and what becomes of them.
    private static let cases: [(name: String, values: [String], kind: String, shown: [QueryValue])] = [
        ("totalCost", [#""258.0""#, "99", #""12,50""#, "1e2"], "number", [258.0, 99, "12,50", 100.0]),
        ("bonus", ["1.50", #""2""#, #""""#], "number", [1.5, 2, ""]), ("flag", ["true", "false"], "boolean", [1, 0]),
        ("mixed", ["true", "5"], "number", [1, 5]),
        ("size", [#""42""#, #""XL""#, "40", "true"], "text", ["42", "XL", "40", "true"]),
        ("zip", [#""01001""#, #""10001""#], "text", ["01001", "10001"]),
        ("externalOrderId", ["7", #""8""#], "text", ["7", "8"]), ("phone", ["380501234567"], "text", ["380501234567"]),
        ("storeId", [#""12""#], "text", ["12"]), ("count", [#""12""#, #""-3.0""#], "number", [12, -3.0]),
        ("at", [#""2024-01-01T10:00""#], "text", ["2024-01-01T10:00"]), ("none", ["null"], "text", [nil]),
        (
            "big", ["9223372036854775807", "9223372036854775808", "0.1234567890123456789"], "number",
            [9_223_372_036_854_775_807, 9_223_372_036_854_775_808.0, 0.12345678901234568]
        ),
        ("nested", [#"{"a":{"b":1}}"#, #"[1,"x"]"#], "text", [#"{"a":{"b":1}}"#, #"[1,"x"]"#]),
    ]

    @Test(arguments: cases.indices) func `follows from what it is documented as, and from the data`(index: Int) throws {
        let (name, values, kind, shown) = Self.cases[index]
        let store = try QueryStore(
            values.enumerated().map { event("seen", "2024-01-0\($0 + 1)", (name, $1)) }.joined()
        )
        try store.read { snapshot in
            let connection = try QueryConnection(snapshot, now: QueryStore.now)
            let table = try #require(connection.tableDescriptions.first { $0.name == "seen" })
            #expect(table.columns.first { $0.name == name }?.kind == kind)
            let rows = try QueryStore.rows("SELECT \(name) FROM seen ORDER BY event", on: connection)
            #expect(rows == shown.map { [$0] })
        }
    }

    @Test func `decides how values compare`() throws {
        let store = try QueryStore(
            event("seen", "2024-01-01", ("bonus", #""258.0""#), ("size", "5"), ("phone", "5"))
                + event("seen", "2024-01-02", ("bonus", "99"), ("size", #""XL""#), ("phone", #""05""#))
        )
        #expect(try store.rows("SELECT event FROM seen WHERE bonus > 100") == [[0]])
        #expect(try store.rows("SELECT event FROM seen WHERE bonus = '258'") == [[0]])
        #expect(try store.rows("SELECT event FROM seen WHERE size = 5") == [[0]])
        #expect(try store.rows("SELECT event FROM seen WHERE phone = '5'") == [[0]])
        #expect(try store.rows("SELECT max(bonus) FROM seen") == [[258.0]])
    }

    @Test func `is that of the events that were not undone`() throws {
        let store = try QueryStore(
            event("seen", "2024-01-01", ("n", "5")),
            event("seen", "2024-01-02", ("n", #""x5""#), ("gone", "1"))
        )
        #expect(try store.rows("SELECT typeof(n) FROM seen ORDER BY event") == [["text"], ["text"]])
        try store.undo(2)
        #expect(try store.rows("SELECT * FROM seen") == [[0, "seen", nil, nil, "2024-01-01T00:00:00", 1, 5]])
    }

    @Test func `is no matter of texts that left the file`() throws {
        let store = try QueryStore(
            event("seen", "2024-01-01", ("n", "5")) + event("seen", "2024-01-02", ("n", #"" ""#)),
            event("seen", "2024-01-03", ("n", #""x5""#))
        )
        try store.undo(2)
        try store.compact()
        #expect(try store.rows("SELECT n FROM seen ORDER BY event") == [[5], [" "]])
    }

    /// One part, so that the catalogue speaks of what was removed and what was not at once.
    @Test func `is that of the events of a row group that were not removed`() throws {
        let store = try QueryStore(
            event("seen", "2024-01-01", ("n", "5"), ("blank", "1"), ("flag", "true"), ("lines", #"[{"a":1}]"#))
                + event(
                    "seen",
                    "2024-01-02",
                    ("n", #""x5""#),
                    ("blank", #""x""#),
                    ("flag", "3"),
                    ("gone", "1"),
                    ("lines", #"[{"a":"x","b":2}]"#)
                )
                + event("seen", "2024-01-03", ("n", "null"), ("blank", #"" ""#), ("only", "null"))
                + event("seen", "2024-01-02T12:00", ("others", #"[{"c":1}]"#))
        )
        let day: Int64 = 1_704_153_600_000_000
        try store.remove(from: WallClock(microseconds: day), to: WallClock(microseconds: day + 86_399_999_999))
        #expect(
            try store.rows("SELECT n, blank, flag, lines, only FROM seen ORDER BY event") == [
                [5, 1, 1, #"[{"a":1}]"#, nil], [nil, " ", nil, nil, nil],
            ]
        )
        try store.read { snapshot in
            let tables = try QueryConnection(snapshot, now: QueryStore.now).tableDescriptions
            func columns(_ name: String) -> [String]? {
                tables.first { $0.name == name }.map { $0.columns.map(\.name) }
            }
            let own = ["event", "type", "contact", "key", "occurred", "import"]
            #expect(columns("seen") == own + ["n", "blank", "flag", "lines", "only"])
            #expect(columns("lines")?.last == "a")
            #expect(columns("others") == nil)
        }
        #expect(try store.rows("SELECT a FROM lines") == [[1]])
    }

    /// The store keeps the second as what it differs from the first in, which is no matter of its type.
    @Test func `is a number where two columns have the same long numbers`() throws {
        let events = (0..<300).map { index in
            let number = "12345678901234567890\(index)"
            return event("seen", "2024-01-01", ("one", number), ("two", number))
        }
        let store = try QueryStore(events.joined())
        #expect(try store.rows("SELECT DISTINCT typeof(one), typeof(two) FROM seen") == [["real", "real"]])
    }

    /// So many texts that hardly ever repeat are kept in the chunks of what comes after them.
    @Test func `makes a number of a text that is one, however it is kept`() throws {
        let sizes = PartSizes(eventsPerPart: 34_000, bytesPerBlock: 100_000)
        let events = (0..<36_000).map { event("seen", "2024-01-01", ("totalCost", "\"\($0)e1\"")) }
        let store = try QueryStore(events.joined(), sizes: sizes)
        try store.read { snapshot in
            let column = try #require(snapshot.parameterColumn(named: "totalCost"))
            #expect(try snapshot.columnUses().contains { $0.column == column && $0.classes.contains(.plainText) })
        }
        #expect(try store.rows("SELECT DISTINCT typeof(totalCost) FROM seen") == [["real"]])
    }
}
