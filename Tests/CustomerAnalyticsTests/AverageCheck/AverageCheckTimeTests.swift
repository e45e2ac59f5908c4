import CustomerAnalytics
import Testing

@Suite struct AverageCheckTimeTests {
    /// Dates, and the groups that they fall into, in the order of the result.
    static let worked: [(step: TimeGrouping, dates: [String], groups: [String])] = [
        (.month, ["2024-01-31T23:59", "2023-12-01", "2024-02-01", "2024-01-01"], ["2023-12", "2024-01", "2024-02"]),
        // 2021-01-03 is the Sunday of the last week of 2020; 2024-12-30 the Monday of the first of 2025 (ISO 8601).
        (
            .week, ["2021-01-03", "2021-01-04", "2024-12-29", "2024-01-29"],
            ["2020-W53", "2021-W01", "2024-W05", "2024-W52"]
        ),
        (.week, ["1969-12-29", "1969-12-28", "1970-01-04"], ["1969-W52", "1970-W01"]),
        (.day, ["2024-02-29", "1969-12-31T23:59", "2024-02-28"], ["1969-12-31", "2024-02-28", "2024-02-29"]),
        (.weekday, ["2024-02-04", "2024-02-05", "1969-12-31", "2024-02-11"], ["Monday", "Wednesday", "Sunday"]),
        (.hour, ["2024-02-04T23:59", "1969-12-31T08:00", "2024-02-05"], ["00", "08", "23"]),
    ]

    @Test(arguments: worked)
    func `orders fall into the stretch that their date lies in`(
        step: TimeGrouping,
        dates: [String],
        groups: [String]
    ) throws {
        let orders = dates.enumerated().map { BookOrder(order: UInt32($0), total: "1", date: $1) }
        let rows = try AverageCheck(OrderBook(orders), .asOf(), by: .time(step)).rows
        #expect(rows.map(\.group) == groups)
        #expect(rows.reduce(0) { $0 + $1.orders } == dates.count)
    }

    @Test func `a week that begins in the old year belongs to the year of its Thursday`() throws {
        let orders = [BookOrder(order: 0, total: "1", date: "2024-12-30")]
        let rows = try AverageCheck(OrderBook(orders), .asOf(), by: .time(.week)).rows
        #expect(rows.map(\.group) == ["2025-W01"])
    }
}
