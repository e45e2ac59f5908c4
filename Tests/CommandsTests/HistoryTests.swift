import Testing

struct `A history` {
    @Test func `has a row for each step that ends, with who entered and left in between`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run(
            "history",
            "did orderCreated in last 14 days",
            "--every",
            "week",
            "--to",
            "2024-12-08"
        )
        // Olena ordered on Saturday the 2nd, Taras on Wednesday the 20th of November; Iryna came on the 1st of December.
        #expect(
            outcome.lines == [
                "asOf,contacts,of,entered,left,timeZone",
                "2024-11-03,1,1,1,0,UTC", "2024-11-10,1,1,0,0,UTC", "2024-11-17,0,1,0,1,UTC",
                "2024-11-24,1,2,1,0,UTC", "2024-12-01,1,3,0,0,UTC", "2024-12-08,0,3,0,1,UTC",
            ]
        )
    }

    @Test func `takes dates in any order, and shows them in theirs`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let rows = try work.run(
            "history",
            "order count >= 1",
            "--as-of",
            "2024-12-31,2024-11-02",
            "--as-of",
            "2024-11-02T10:14",
            "--format",
            "json"
        ).json(as: [HistoryResult].self)
        #expect(rows.map(\.asOf) == ["2024-11-02T10:14", "2024-11-02", "2024-12-31"])
        #expect(rows.map(\.contacts) == [0, 1, 2])
        #expect(rows.map(\.entered) == [0, 1, 1])
        #expect(rows.map(\.left) == [0, 0, 0])
    }
}

/// A row of what `history --format json` promises to print.
struct HistoryResult: Decodable {
    let asOf: String
    let contacts: Int
    let entered: Int
    let left: Int
}
