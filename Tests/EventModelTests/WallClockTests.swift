import EventModel
import Foundation
import TestSupport
import Testing

struct WallClockTests {
    // MARK: - Dates and day numbers

    @Test(arguments: [
        (1970, 1, 1, 0, 4), (1969, 12, 31, -1, 3), (2000, 2, 29, 11_016, 2), (2000, 3, 1, 11_017, 3),
        (2024, 1, 1, 19_723, 1),
        (1900, 3, 1, -25_508, 4), (1, 1, 1, -719_162, 1), (9_999, 12, 31, 2_932_896, 5), (1600, 12, 31, -134_775, 7),
    ])
    func `a date has its day number and weekday`(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ number: Int,
        _ weekday: Int
    ) throws {
        let clock = try #require(WallClock(year: year, month: month, day: day, hour: 23, minute: 59, second: 59))
        #expect(clock.dayNumber == number)
        #expect(clock.weekday == weekday)
        #expect(clock.date == (year, month, day))
    }

    @Test func `days counted one by one from the year 1 to 9999 are the days of the calendar`() {
        var number = -719_162
        var wrong = 0
        for year in 1...9_999 {
            let leap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
            for (month, length) in zip(1..., [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
                if WallClock.days(inMonth: month, of: year) != length { wrong += 1 }
                for day in [1, length] {
                    if WallClock.dayNumber(year: year, month: month, day: day) != number + day - 1 { wrong += 1 }
                    if WallClock.date(dayNumber: number + day - 1) != (year, month, day) { wrong += 1 }
                }
                number += length
            }
        }
        #expect(wrong == 0)
    }

    @Test func `random moments agree with Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var random = Dice(seed: 1)
        for _ in 0..<1_500 {
            // From the year 1600 on: before the reform of 1582 Foundation counts in the old style.
            let seconds = Int64.random(in: -11_676_096_000..<253_402_300_800, using: &random)
            let clock = WallClock(microseconds: seconds * WallClock.second)
            let moment = Date(timeIntervalSince1970: Double(seconds))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: moment)
            #expect([clock.date.year, clock.date.month, clock.date.day] == [parts.year, parts.month, parts.day])
            #expect(
                [clock.time.hour, clock.time.minute, clock.time.second] == [parts.hour, parts.minute, parts.second]
            )
            #expect(clock.weekday % 7 + 1 == parts.weekday)
            let months = Int.random(in: -600...600, using: &random)
            let later = try #require(calendar.date(byAdding: .month, value: months, to: moment))
            if later.timeIntervalSince1970 < 253_402_300_800, later.timeIntervalSince1970 >= -12_219_292_800 {
                #expect(
                    clock.adding(months: months).microseconds == Int64(later.timeIntervalSince1970) * WallClock.second
                )
            }
        }
    }

    @Test func `a moment before 1970 belongs to the day that it is in`() throws {
        let clock = WallClock(microseconds: -1)
        #expect(clock.dayNumber == -1)
        #expect(clock.date == (1969, 12, 31))
        #expect(clock.time == (23, 59, 59, 999_999))
        #expect(clock.startOfDay == at("1969-12-31"))
        #expect(WallClock(microseconds: -WallClock.day).startOfDay == at("1969-12-31"))
        let old = try #require(WallClock(year: 4, month: 2, day: 29, hour: 6, minute: 7, second: 8, microsecond: 9))
        #expect(old.date == (4, 2, 29) && old.time == (6, 7, 8, 9))
    }

    @Test(arguments: [
        (0, 1, 1), (10_000, 1, 1), (2023, 2, 29), (1900, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31),
        (2024, 1, 0),
    ])
    func `there are no such dates`(_ year: Int, _ month: Int, _ day: Int) {
        #expect(WallClock(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [(24, 0, 0, 0), (0, 60, 0, 0), (0, 0, 60, 0), (0, 0, 0, 1_000_000), (-1, 0, 0, 0), (0, 0, 0, -1)])
    func `there are no such times`(_ hour: Int, _ minute: Int, _ second: Int, _ microsecond: Int) {
        let clock = WallClock(
            year: 2024,
            month: 1,
            day: 1,
            hour: hour,
            minute: minute,
            second: second,
            microsecond: microsecond
        )
        #expect(clock == nil)
    }

    // MARK: - Steps

    @Test(arguments: [
        ("2024-03-31T10:15", -1, "2024-02-29T10:15"), ("2023-03-31T10:15", -1, "2023-02-28T10:15"),
        ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
        ("2024-12-31", 2, "2025-02-28"), ("2024-01-15", -13, "2022-12-15"), ("1970-01-31", -1, "1969-12-31"),
        ("1969-03-30T23:59", -1, "1969-02-28T23:59"), ("2024-05-31", 0, "2024-05-31"), ("0001-02-28", -5, "0001-01-01"),
        ("9999-11-30", 1, "9999-12-30"),
    ])
    func `months step by the calendar and the day is clamped`(_ from: String, _ months: Int, _ to: String) {
        #expect(at(from).adding(months: months) == at(to))
    }

    @Test(arguments: [
        ("2024-02-28T12:00", 2, "2024-03-01T12:00"), ("1970-01-01", -1, "1969-12-31"),
        ("2024-03-31", -366, "2023-03-31"),
    ])
    func `days step across months and years`(_ from: String, _ days: Int, _ to: String) {
        #expect(at(from).adding(days: days) == at(to))
    }

    @Test(arguments: [Int.max, .min, 100_000_000_000, -100_000_000_000])
    func `steps of any size stop at the borders of the calendar`(_ step: Int) {
        let start = at("2024-06-15T08:30")
        #expect(start.adding(days: step) == (step > 0 ? .latest : .earliest))
        #expect(start.adding(months: step) == (step > 0 ? .latest : .earliest))
        #expect(WallClock.max.adding(days: 0) == .latest)
    }

    @Test func `the borders are the first and last moment of the calendar`() throws {
        let last = WallClock(year: 9_999, month: 12, day: 31, hour: 23, minute: 59, second: 59, microsecond: 999_999)
        #expect(WallClock.latest == last)
        #expect(WallClock.earliest == WallClock(year: 1, month: 1, day: 1))
        #expect(WallClock.latest < .max)
    }

    @Test(arguments: [Int64.min, .min + 1, .max - 1, .max])
    func `beyond the calendar there is the date of its border, and a time of day`(microseconds: Int64) {
        let clock = WallClock(microseconds: microseconds)
        let (date, time) = (clock.date, clock.time)
        #expect(date == (microseconds < 0 ? (1, 1, 1) : (9_999, 12, 31)))
        #expect(0..<24 ~= time.hour && 0..<60 ~= time.minute && 0..<60 ~= time.second && time.microsecond >= 0)
        #expect(clock.startOfDay.microseconds % WallClock.day == 0 || microseconds < 0)
        #expect(clock.adding(months: 1) <= .latest && clock.adding(days: 1) <= .latest)
    }
}
