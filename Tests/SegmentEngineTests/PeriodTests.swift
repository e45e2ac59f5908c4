import EventModel
import SegmentEngine
import SegmentLanguage
import Testing

/// Periods as absolute times, worked out on a calendar.
@Suite struct PeriodTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let period: String
        let asOf: String
        let from: String?
        let to: String

        init(_ period: String, _ asOf: String, from: String?, to: String) {
            (self.period, self.asOf, self.from, self.to) = (period, asOf, from, to)
        }

        var testDescription: String { "\(period) as of \(asOf)" }
    }

    static let cases: [Case] = [
        Case("in last 7 days", "2024-03-10", from: "2024-03-04", to: "2024-03-11"),
        Case("in last 1 hour", "2024-03-10", from: "2024-03-10T23:00", to: "2024-03-11"),
        Case(
            "in last 24 hours",
            "2024-03-10T12:00",
            from: "2024-03-09T12:00:00.000001",
            to: "2024-03-10T12:00:00.000001"
        ),
        Case("in last 2 weeks", "2024-03-10", from: "2024-02-26", to: "2024-03-11"),
        // The last microsecond of 31 March, one month back, is the last microsecond of 29 February.
        Case("in last 1 month", "2024-03-31", from: "2024-03-01", to: "2024-04-01"),
        Case("in last 1 month", "2023-03-31", from: "2023-03-01", to: "2023-04-01"),
        Case("in last 1 month", "2024-02-29", from: "2024-01-30", to: "2024-03-01"),
        Case("in last 2 quarters", "2024-08-31", from: "2024-03-01", to: "2024-09-01"),
        Case("in last 1 year", "2024-02-29", from: "2023-03-01", to: "2024-03-01"),
        Case("7 to 14 days ago", "2024-03-20", from: "2024-03-06", to: "2024-03-14"),
        Case("0 to 1 days ago", "2024-03-20T10:00", from: "2024-03-19", to: "2024-03-20T10:00:00.000001"),
        Case("today", "2024-03-20T10:00", from: "2024-03-20", to: "2024-03-20T10:00:00.000001"),
        Case("yesterday", "2024-03-01T10:00", from: "2024-02-29", to: "2024-03-01"),
        // 2024-03-10 is a Sunday, 2024-03-11 a Monday.
        Case("this week", "2024-03-10", from: "2024-03-04", to: "2024-03-11"),
        Case("this week", "2024-03-11", from: "2024-03-11", to: "2024-03-12"),
        Case("last week", "2024-03-11", from: "2024-03-04", to: "2024-03-11"),
        Case("this month", "2024-02-29", from: "2024-02-01", to: "2024-03-01"),
        Case("last month", "2024-03-31", from: "2024-02-01", to: "2024-03-01"),
        Case("this quarter", "2024-06-30", from: "2024-04-01", to: "2024-07-01"),
        Case("last quarter", "2024-02-10", from: "2023-10-01", to: "2024-01-01"),
        Case("this year", "2024-02-10", from: "2024-01-01", to: "2024-02-11"),
        Case("last year", "2024-02-10", from: "2023-01-01", to: "2024-01-01"),
        Case("between 2024-01-01 and 2024-01-31", "2024-03-01", from: "2024-01-01", to: "2024-02-01"),
        Case("between 2024-01-01 and 2024-01-31", "2024-01-10", from: "2024-01-01", to: "2024-01-11"),
        Case(
            "between 2024-01-01T08:00 and 2024-01-01T09:00",
            "2024-03-01",
            from: "2024-01-01T08:00",
            to: "2024-01-01T09:00:00.000001"
        ),
        Case("before 2024-01-05", "2024-03-01", from: nil, to: "2024-01-05"),
        Case("before 2024-01-05T10:00", "2024-03-01", from: nil, to: "2024-01-05T10:00"),
        Case("after 2024-01-05", "2024-03-01", from: "2024-01-06", to: "2024-03-02"),
        Case("after 2024-01-05T10:00", "2024-03-01", from: "2024-01-05T10:00:00.000001", to: "2024-03-02"),
        Case("since 2024-01-05", "2024-03-01", from: "2024-01-05", to: "2024-03-02"),
    ]

    @Test(arguments: cases) func `a period becomes absolute`(_ expected: Case) throws {
        let asOf = try #require(AsOf(expected.asOf, zone: .utc))
        let range = try Self.period(expected.period).timeRange(asOf: asOf.moment)
        #expect(range.from == (try expected.from.map(Self.microseconds) ?? .min))
        #expect(range.to == (try Self.microseconds(expected.to)))
    }

    @Test func `days before the year 1 are not its first day`() throws {
        let asOf = try #require(AsOf("2024-03-20", zone: .utc))
        let range = try Self.period("800000 to 1000000 days ago").timeRange(asOf: asOf.moment)
        #expect(range.isEmpty)
    }

    @Test(arguments: ["in last 40000 months", "in last 10000 quarters", "in last 5000 years", "in last 1000000 days"])
    func `a period that is longer than the calendar begins with it`(_ period: String) throws {
        let asOf = try #require(AsOf("2024-03-20T10:00", zone: .utc))
        let range = try Self.period(period).timeRange(asOf: asOf.moment)
        #expect(range.contains(WallClock.earliest.microseconds))
    }

    @Test func `as of a date is the last microsecond of it and as of a time is that time`() throws {
        #expect(try #require(AsOf("2024-02-29", zone: .utc)).moment.description == "2024-02-29T23:59:59.999999")
        #expect(try #require(AsOf("2024-02-29", zone: .utc)).text == "2024-02-29")
        let kyiv = try #require(ClockZone(identifier: "Europe/Kyiv"))
        #expect(try #require(AsOf("2024-02-29T10:00Z", zone: kyiv)).text == "2024-02-29T12:00")
        #expect(AsOf("2023-02-29", zone: .utc) == nil)
    }

    @Test func `a period after the as-of time is empty`() throws {
        let asOf = try #require(AsOf("2024-01-01", zone: .utc))
        #expect(try Self.period("since 2024-02-01").timeRange(asOf: asOf.moment).isEmpty)
        #expect(try Self.period("between 2024-02-01 and 2024-02-02").timeRange(asOf: asOf.moment).isEmpty)
    }

    private static func period(_ text: String) throws -> Period {
        guard case .condition(.event(let condition), _) = try parseSegment("did a \(text)") else {
            throw SegmentSyntaxError(text: text, diagnostics: [])
        }
        return try #require(condition.period)
    }

    private static func microseconds(_ text: String) throws -> Int64 {
        try #require(TimeText(text)).written.microseconds
    }
}
