package import EventModel

/// The days on which an anniversary is wanted, one after another from the as-of day on.
package struct AnniversaryWindow: Hashable, Sendable {
    /// The first day.
    package let first: WallClock
    /// The last day; nil if every day of the year is wanted.
    package let last: WallClock?
    private let days: Set<CalendarDay>

    private static let longestYear = 366

    /// Finds the days again that an as-of day and the wanted days of the year come to.
    package init(from moment: WallClock, _ days: Set<CalendarDay>) {
        let first = moment.startOfDay
        self.first = first
        self.days = days
        let length = (0..<Self.longestYear).first { !days.contains(CalendarDay(first.adding(days: $0))) }
        last = length.map { first.adding(days: $0 - 1) }
    }

    /// The days in words.
    package var words: String {
        guard let last else { return "on any day" }
        let start = first.text(in: .date)
        return first == last ? "on \(start)" : "from \(start) to \(last.text(in: .date))"
    }

    /// The first day from a day on, or up to it, on which the anniversary of a date falls.
    ///
    /// - Parameter step: 1 to look ahead, -1 to look back.
    private static func anniversary(of date: WallClock, from day: WallClock, step: Int) -> WallClock {
        let wanted = CalendarDay(date)
        // 29 February counts as 28 in other years, so it comes round within a year too.
        let distance = (0...longestYear).first { distance in
            CalendarDay.anniversaries(from: day.adding(days: step * distance), daysAhead: 0).contains(wanted)
        }
        return day.adding(days: step * (distance ?? 0))
    }

    /// The next day on which the anniversary of a date falls.
    package func next(of date: WallClock) -> WallClock {
        Self.anniversary(of: date, from: first, step: 1)
    }

    /// The smallest move of an anniversary that brings it into the window, or out of it; nil if there is none.
    package func change(of date: WallClock) -> AnniversaryChange? {
        guard let last else { return nil }
        let next = next(of: date)
        let candidates: [AnniversaryChange]
        if next <= last {
            candidates = [
                AnniversaryChange(from: next, to: last.adding(days: 1)),
                AnniversaryChange(from: next, to: first.adding(days: -1)),
            ]
        } else {
            let previous = Self.anniversary(of: date, from: first.adding(days: -1), step: -1)
            candidates = [AnniversaryChange(from: previous, to: first), AnniversaryChange(from: next, to: last)]
        }
        // What leaves a long window on one side may come in on the other.
        return candidates.filter { days.contains(CalendarDay($0.to)) == (next > last) }
            .min { abs($0.days) < abs($1.days) }
    }
}

/// A move of an anniversary from one day to another.
package struct AnniversaryChange: Hashable, Sendable {
    /// The day on which it falls.
    package let from: WallClock
    /// The day on which it would have to fall.
    package let to: WallClock

    /// How many days later it would be; below 0 how many earlier.
    package var days: Int { to.dayNumber - from.dayNumber }

    /// The move in words.
    package var words: String {
        let count = abs(days)
        return "an anniversary on \(to.text(in: .date)) instead of \(from.text(in: .date)): "
            + "\(count) day\(count == 1 ? "" : "s") \(days > 0 ? "later" : "earlier")"
    }
}
