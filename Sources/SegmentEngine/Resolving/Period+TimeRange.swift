package import EventModel
package import SegmentLanguage

extension Period {
    /// The times of the period as of a moment, cut behind that moment.
    ///
    /// `in last N` leaves out its early end and holds its late one: (T - N units, T]. Months, quarters and years step
    /// by the calendar, the day clamped to the month's end; weeks begin on Monday.
    package func timeRange(asOf moment: WallClock) -> TimeRange {
        let today = moment.startOfDay
        let range =
            switch kind {
            case .inLast(let count, let unit):
                moment.steppedBack(count, unit).timesAfter
            case .daysAgo(let nearest, let farthest):
                TimeRange(
                    from: today.steppedBack(farthest, .day).microseconds,
                    to: today.steppedBack(nearest, .day).microseconds + WallClock.day
                )
            case .today:
                TimeRange(from: today.microseconds, to: .max)
            case .yesterday:
                TimeRange(from: today.adding(days: -1).microseconds, to: today.microseconds)
            case .this(let unit):
                TimeRange(from: moment.start(of: unit).microseconds, to: .max)
            case .last(let unit):
                TimeRange(
                    from: moment.start(of: unit).steppedBack(1, unit).microseconds,
                    to: moment.start(of: unit).microseconds
                )
            case .between(let first, let last):
                TimeRange(from: first.start.microseconds, to: last.end)
            case .before(let border):
                TimeRange(from: .min, to: border.start.microseconds)
            case .after(let border):
                TimeRange(from: border.end, to: .max)
            case .since(let border):
                TimeRange(from: border.start.microseconds, to: .max)
            }
        return range.inCalendar.cut(before: moment.microseconds + 1)
    }
}

extension Period.Moment {
    /// The first microsecond after it: of a date, the next midnight.
    var end: Int64 {
        switch self {
        case .date(let day): day.microseconds + WallClock.day
        case .time(let time): time.microseconds + 1
        }
    }
}

extension WallClock {
    /// This time a count of units earlier: hours, days and weeks by their length, the others by the calendar.
    func steppedBack(_ count: Int, _ unit: Period.Unit) -> WallClock {
        switch unit {
        case .hour: WallClock(microseconds: microseconds - Int64(count) * Self.hour)
        case .day: WallClock(microseconds: microseconds - Int64(count) * Self.day)
        case .week: WallClock(microseconds: microseconds - Int64(count) * 7 * Self.day)
        case .month: adding(months: -count)
        case .quarter: adding(months: -3 * count)
        case .year: adding(months: -12 * count)
        }
    }

    /// All times after this one, and all times that there are if it is none of the calendar.
    var timesAfter: TimeRange {
        TimeRange(from: self > .earliest ? microseconds + 1 : .min, to: .max)
    }

    /// The first moment of the calendar unit that holds this time.
    func start(of unit: Period.Unit) -> WallClock {
        let (_, month, day) = date
        let monthStart = startOfDay.adding(days: 1 - day)
        return switch unit {
        case .hour: WallClock(microseconds: microseconds.dividedFlooring(by: Self.hour) * Self.hour)
        case .day: startOfDay
        case .week: startOfDay.adding(days: 1 - weekday)
        case .month: monthStart
        case .quarter: monthStart.adding(months: -((month - 1) % 3))
        case .year: monthStart.adding(months: 1 - month)
        }
    }
}
