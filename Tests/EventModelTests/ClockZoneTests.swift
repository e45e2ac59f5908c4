import EventModel
import Testing

struct ClockZoneTests {
    @Test(arguments: [
        ("2024-01-01T10:00Z", "2024-01-01T12:00"), ("2024-07-01T10:00:00+03:00", "2024-07-01T10:00"),
        ("2024-03-31T00:59:59Z", "2024-03-31T02:59:59"), ("2024-03-31T01:00Z", "2024-03-31T04:00"),
        // Beyond the calendar's ends a clock stops, and does not begin anew with the year 0000.
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999999"), ("0001-01-01T00:00+14:00", "0001-01-01T00:00"),
    ])
    func `a time with an offset is read on the clock of the zone`(_ text: String, _ clock: String) throws {
        let kyiv = try #require(ClockZone(identifier: "Europe/Kyiv"))
        #expect(try kyiv.wallClock(#require(TimeText(text))).description == clock)
    }
}
