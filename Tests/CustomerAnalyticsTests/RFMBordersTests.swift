import Columns
import CustomerAnalytics
import EventModel
import Testing

struct RFMBordersTests {
    private static func numbers(_ texts: String...) -> [ExactDecimal] { texts.compactMap { DecimalText.number($0) } }

    @Test func `a value on a border belongs to the bin above it`() throws {
        let borders = try RFMBorders(
            recency: Self.numbers("1", "2"),
            frequency: Self.numbers("1", "2"),
            monetary: Self.numbers("10.50", "20")
        )
        let totals = ["10.49", "10.5", "19.999", "20", "-1", "0"]
        let result = try RFMShop.result(RFMShop.book(totals: totals), asOf: "2024-01-02", .thresholds(borders))
        #expect(result.monetary?.scores == [1, 2, 2, 3, 1, 1])
        #expect(result.recency.scores == Array(repeating: 2, count: 6))
        #expect(result.frequency.scores == Array(repeating: 2, count: 6))
    }

    @Test(arguments: [
        ("12.345", [1, 2, 2] as [UInt8]), ("-0.005", [2, 2, 2]), ("12.3401", [1, 2, 2]), ("12.35", [1, 2, 2]),
    ])
    func `a border with more digits than the amounts still tells them apart`(border: String, scores: [UInt8]) throws {
        let borders = try RFMBorders(
            recency: Self.numbers("1"),
            frequency: Self.numbers("1"),
            monetary: Self.numbers(border)
        )
        let result = try RFMShop.result(
            RFMShop.book(totals: ["12.34", "12.35", "99"]),
            asOf: "2024-01-02",
            .thresholds(borders)
        )
        #expect(result.monetary?.scores == scores)
    }

    @Test func `borders out of order are refused`() throws {
        let expected = RFMBordersError.notAscending(.recency, border: .init(mantissa: 30), next: .init(mantissa: 30))
        #expect(throws: expected) {
            try RFMBorders(recency: Self.numbers("30", "30"), frequency: Self.numbers("1"))
        }
        #expect(throws: RFMBordersError.tooMany(.frequency, count: 120)) {
            try RFMBorders(recency: [], frequency: (1...120).map { ExactDecimal(mantissa: $0) })
        }
    }

    @Test func `the grid has R and F alone and shows the contacts without orders too`() throws {
        let book = try RFMShop.book(
            [
                ShopOrder(contact: 0, date: "2024-01-31"), ShopOrder(contact: 1, date: "2024-01-17"),
                ShopOrder(contact: 1, date: "2023-01-17"), ShopOrder(contact: 2, date: "2024-01-16"),
                ShopOrder(contact: 3, date: "2023-01-31", total: "-4"),
                ShopOrder(contact: 4, date: "2024-01-01", status: .cancelled),
            ],
            contacts: 7
        )
        // Contact 5 came up after the as-of time and is not known yet.
        let known: [Int64] = [0, 0, 0, 0, 0, try RFMShop.clock("2024-02-01").microseconds, 0]
        let result = try RFMShop.result(book, asOf: "2024-01-31", .grid(.assumedGrid), firstOccurred: known)
        #expect(result.figures.contacts == [0, 1, 2, 3, 4, 6])
        #expect(result.monetary == nil)
        #expect(result.score(at: 0) == nil)
        // Columns from 15, 30, 60, 90, 180 and 365 days: 0 and 14 days are the best, 15 the next, 365 the worst.
        #expect(result.recency.scores == [7, 7, 6, 1, 0, 0])
        #expect(result.frequency.scores == [2, 3, 2, 2, 1, 1])
        #expect(result.recency.bins.map(\.contacts) == [2, 1, 0, 0, 0, 0, 1])
        #expect(result.frequency.bins.count == 12)
        let names = try #require(result.groups).members(result.figures, contactCount: 7)
        #expect(names.map(\.ones).reduce(0, +) == 6)
        let summaries = result.segmentSummaries()
        #expect(
            summaries.map(\.name) == [
                "2 orders, 0-14 days ago", "1 order, 0-14 days ago", "1 order, 15-29 days ago",
                "1 order, 365+ days ago",
                "no orders",
            ]
        )
        #expect(summaries.map(\.contacts) == [1, 1, 1, 1, 2])
        #expect(summaries.last?.averageCheck == nil)
        #expect(summaries.last?.medianRecencyDays == nil)
        let cells = RFMHeatMap(result).cells
        #expect(cells.count == 7 * 12 + 1)
        let without = try #require(cells.last)
        #expect(without.recencyScore == nil)
        #expect(without.frequencyScore == 1)
        #expect(without.contacts == 2)
        #expect(without.meanAmount == .zero)
    }
}
