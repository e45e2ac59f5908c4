import EventModel
import SegmentEngine
import TestSupport
import Testing

/// The smallest move of an anniversary that turns an answer, against trying every move.
@Suite struct AnniversaryWindowTests {
    /// The days on which the anniversary of a date falls, in the years around a moment.
    private static func anniversaries(of date: WallClock, around moment: WallClock) throws -> [WallClock] {
        try (-2...3).map { distance in
            let year = moment.date.year + distance
            let day = WallClock(year: year, month: date.date.month, day: date.date.day)
            return try #require(day ?? WallClock(year: year, month: 2, day: 28))
        }
    }

    @Test(arguments: 1...UInt64(400)) func `no smaller move of an anniversary turns the answer`(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let first = WallClock(microseconds: Int64(dice.number(18_000...20_000)) * WallClock.day)
        let born = WallClock(microseconds: Int64(dice.number(7_000...9_000)) * WallClock.day)
        let date = dice.once(in: 6) ? try #require(WallClock(year: 1992, month: 2, day: 29)) : born
        let length = dice.number(0...330)
        let window = AnniversaryWindow(
            from: WallClock(microseconds: first.microseconds + WallClock.day - 1),
            CalendarDay.anniversaries(from: first, daysAhead: length)
        )
        let about: Comment = "\(date) from \(first), \(length) days"
        #expect(window.first == first && window.last == first.adding(days: length), about)
        let wanted = first.dayNumber...first.adding(days: length).dayNumber
        let days = try Self.anniversaries(of: date, around: first).map(\.dayNumber)
        #expect(window.next(of: date).dayNumber == days.first { $0 >= wanted.lowerBound }, about)
        let holds = days.contains(where: wanted.contains)
        // In a window of less than a year one anniversary at most lies, so a move of that one turns the answer.
        let nearest = (1...400).first { move in
            days.contains { day in
                [day - move, day + move].contains { wanted.contains($0) != holds } && wanted.contains(day) == holds
            }
        }
        let change = try #require(window.change(of: date), about)
        #expect(abs(change.days) == nearest, about)
        #expect(days.contains(change.from.dayNumber), about)
        #expect(wanted.contains(change.to.dayNumber) != holds, about)
    }

    // The last of them has no leap day, so its 28 February stands for the 29th too.
    @Test(arguments: [("2023-05-10", 365), ("2024-02-29", 366), ("2022-05-10", 364)])
    func `nothing leaves a window of a year`(_ day: String, _ length: Int) throws {
        let first = try #require(TimeText(day)?.written)
        let window = AnniversaryWindow(from: first, CalendarDay.anniversaries(from: first, daysAhead: length))
        #expect(window.words == "on any day")
        #expect(window.change(of: first) == nil)
    }

    @Test func `a year without its leap day is left by the leap day alone`() throws {
        let first = try #require(WallClock(year: 2023, month: 3, day: 1))
        let window = AnniversaryWindow(from: first, CalendarDay.anniversaries(from: first, daysAhead: 364))
        #expect(window.words == "from 2023-03-01 to 2024-02-28")
        #expect(
            window.change(of: try #require(WallClock(year: 1990, month: 3, day: 1)))?.words
                == "an anniversary on 2024-02-29 instead of 2023-03-01: 365 days later"
        )
    }
}
