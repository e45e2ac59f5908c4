package import EventModel

/// A month and a day of it, in whatever year.
package struct CalendarDay: Hashable, Sendable {
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int

    /// Takes the month and day of a time.
    package init(_ time: WallClock) {
        let date = time.date
        (month, day) = (date.month, date.day)
    }

    private init(month: Int, day: Int) {
        (self.month, self.day) = (month, day)
    }

    /// The days whose anniversary falls on a day or one of those after it; 29 February counts as 28 in other years.
    package static func anniversaries(from first: WallClock, daysAhead: Int) -> Set<CalendarDay> {
        var days = Set<CalendarDay>()
        for distance in 0...max(0, daysAhead) {
            let time = first.adding(days: distance)
            let day = CalendarDay(time)
            days.insert(day)
            if day.month == 2, day.day == 28, WallClock.days(inMonth: 2, of: time.date.year) == 28 {
                days.insert(CalendarDay(month: 2, day: 29))
            }
        }
        return days
    }
}
