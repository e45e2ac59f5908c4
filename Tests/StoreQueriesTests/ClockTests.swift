import EventModel
import StoreQueries
import Testing

struct `Times in queries` {
    private static func store() throws -> QueryStore {
        try QueryStore(
            ["2024-10-31T23:59:59.5", "2024-11-01", "2024-11-01T10:15", "2024-11-02", "2024-12-01T00:00:00Z"]
                .map { event("seen", $0) }.joined(),
            zone: ClockZone(identifier: "Europe/Kyiv") ?? .utc
        )
    }

    @Test(
        arguments: [
            ("occurred >= '2024-11-01'", [1, 2, 3, 4]), ("occurred > '2024-11-01'", [2, 3, 4]),
            ("occurred <= '2024-11-01'", [0, 1]), ("occurred < '2024-11'", [0]),
            ("occurred >= '2024-11'", [1, 2, 3, 4]),
            ("occurred = '2024-11-01 10:15'", [2]), ("'2024-11-01T10:15:00' = occurred", [2]),
            ("occurred = '2024-11-01T08:15:00Z'", [2]), ("occurred = '2024-12-01T02:00'", [4]),
            ("occurred BETWEEN '2024-11-01' AND '2024-11-02'", [1, 2, 3]),
            ("occurred >= datetime('2024-11-02', '-1 day')", [1, 2, 3, 4]), ("occurred LIKE '2024-11%'", [1, 2, 3]),
            ("date(occurred) = '2024-11-01'", [1, 2]), ("occurred < '2024-02-30'", []),
            ("occurred < now()", [0, 1, 2, 3, 4]),
            ("occurred > now()", []), ("occurred IN ('2024-11-02', '2024-11-01 00:00')", [1, 3]),
            ("occurred = '2024-11-02' COLLATE BINARY", []), ("occurred <> '2024-11-02'", [0, 1, 2, 4]),
        ]
    )
    func `compare by what the store's clock shows, however they are written`(condition: String, events: [Int64]) throws
    {
        let rows = try Self.store().rows("SELECT event FROM events WHERE \(condition) ORDER BY event")
        #expect(rows == events.map { [.integer($0)] }, "\(condition)")
    }

    @Test func `are written to the second, and further only where there is a fraction`() throws {
        let rows = try Self.store().rows("SELECT occurred FROM events ORDER BY occurred DESC LIMIT 2 OFFSET 3")
        #expect(rows == [["2024-11-01T00:00:00"], ["2024-10-31T23:59:59.5"]])
    }
}
