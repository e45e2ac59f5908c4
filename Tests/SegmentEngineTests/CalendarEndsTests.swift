import EventModel
import SegmentEngine
import SegmentLanguage
import Testing

/// The moments of a history, from a calendar.
@Suite struct CalendarEndsTests {
    @Test(arguments: [
        (Period.Unit.month, "2024-01-15", "2024-04-30", ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
        (.month, "2024-01-31T23:00", "2024-03-30", ["2024-01-31", "2024-02-29"]),
        (.month, "2023-02-01", "2023-02-28T23:59", []),
        (.week, "2024-02-26", "2024-03-10", ["2024-03-03", "2024-03-10"]),
        (.quarter, "2023-11-01", "2024-07-01", ["2023-12-31", "2024-03-31", "2024-06-30"]),
        (.year, "2022-01-01", "2024-12-30", ["2022-12-31", "2023-12-31"]),
        (.day, "2024-02-28T12:00", "2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        (.day, "9999-12-29", "9999-12-31", ["9999-12-29", "9999-12-30", "9999-12-31"]),
        (.week, "9999-12-13", "9999-12-31", ["9999-12-19", "9999-12-26"]),
        (.month, "9999-11-15", "9999-12-31", ["9999-11-30", "9999-12-31"]),
        (.quarter, "9999-07-01", "9999-12-31", ["9999-09-30", "9999-12-31"]),
        (.year, "9998-01-01", "9999-12-31", ["9998-12-31", "9999-12-31"]),
        (.year, "9998-01-01", "9999-12-30", ["9998-12-31"]),
    ]) func `are the last days of the units that end in the stretch`(
        unit: Period.Unit,
        from: String,
        to: String,
        ends: [String]
    ) throws {
        let first = try #require(TimeText(from)).written
        let last = try #require(AsOf(to, zone: .utc)).moment
        #expect(CalendarEnds.every(unit, from: first, to: last).map(\.text) == ends)
    }

    @Test func `are never more than one beyond a limit`() throws {
        let (first, last) = (
            try #require(WallClock(year: 1, month: 1, day: 1)), try #require(AsOf("9999-12-01", zone: .utc))
        )
        #expect(CalendarEnds.every(.day, from: first, to: last.moment, limit: 100).count == 101)
    }
}
