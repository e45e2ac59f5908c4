/// A wall-clock time without a zone: microseconds since 1970-01-01T00:00 on the clock of the zone that it belongs to.
///
/// The proleptic Gregorian calendar; years 0001 to 9999. Microseconds beyond, as a damaged file can have them, are a time of
/// one of the two days at these borders.
@usableFromInline package struct WallClock: BitwiseCopyable, Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00.
    @usableFromInline package let microseconds: Int64

    /// Makes a time from microseconds since 1970-01-01T00:00.
    @inlinable
    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Makes a time from a date and, if given, the time of that day; nil if there is no such date or time.
    package init?(
        year: Int,
        month: Int,
        day: Int,
        hour: Int = 0,
        minute: Int = 0,
        second: Int = 0,
        microsecond: Int = 0
    ) {
        guard
            (1...9_999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999).contains(microsecond)
        else { return nil }
        let days = Int64(Self.dayNumber(year: year, month: month, day: day))
        let seconds = Int64(hour * 3_600 + minute * 60 + second)
        microseconds = days * Self.day + seconds * Self.second + Int64(microsecond)
    }

    // Loops divide by these, which is fast only where the compiler sees the number.

    /// Microseconds in a second.
    @inlinable package static var second: Int64 { 1_000_000 }
    /// Microseconds in a minute.
    @inlinable package static var minute: Int64 { 60 * second }
    /// Microseconds in an hour.
    @inlinable package static var hour: Int64 { 60 * minute }
    /// Microseconds in a day.
    @inlinable package static var day: Int64 { 24 * hour }

    /// Earlier times come first.
    @inlinable
    package static func < (left: WallClock, right: WallClock) -> Bool {
        left.microseconds < right.microseconds
    }
}

// MARK: - The calendar

extension WallClock {
    /// The days since 1970-01-01 of this time's date.
    package var dayNumber: Int {
        Int(microseconds.dividedFlooring(by: Self.day))
    }

    /// The midnight that begins this time's date.
    package var startOfDay: WallClock {
        WallClock(microseconds: Int64(dayNumber) &* Self.day)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    package var date: (year: Int, month: Int, day: Int) {
        let borders = Self.earliest.dayNumber...Self.latest.dayNumber
        return Self.date(dayNumber: min(Swift.max(dayNumber, borders.lowerBound), borders.upperBound))
    }

    /// Hour, minute, second and microsecond of the day.
    package var time: (hour: Int, minute: Int, second: Int, microsecond: Int) {
        let rest = Int(microseconds &- Int64(dayNumber) &* Self.day)
        let seconds = rest / 1_000_000
        return (seconds / 3_600, seconds / 60 % 60, seconds % 60, rest % 1_000_000)
    }

    /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    package var weekday: Int {
        let fromThursday = (dayNumber % 7 + 7) % 7
        return (fromThursday + 3) % 7 + 1
    }

    /// This time the given number of days later; negative numbers go back.
    ///
    /// Results outside the years 0001 to 9999 stop at those borders.
    package func adding(days: Int) -> WallClock {
        let allDays = 3_652_059
        let moved =
            min(Swift.max(self, .earliest), .latest).microseconds
            + Int64(min(Swift.max(days, -allDays), allDays)) * Self.day
        return min(Swift.max(WallClock(microseconds: moved), .earliest), .latest)
    }

    /// This time the given number of calendar months later, the day clamped to the month's end.
    ///
    /// 31 March minus one month is 28 or 29 February. Results outside the years 0001 to 9999 stop at those borders.
    package func adding(months: Int) -> WallClock {
        let (year, month, day) = date
        let (firstIndex, lastIndex) = (12, 9_999 * 12 + 11)
        let span = min(Swift.max(months, -lastIndex), lastIndex)
        let index = year * 12 + month - 1 + span
        guard index >= firstIndex else { return .earliest }
        guard index <= lastIndex else { return .latest }
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        let newDay = min(day, Self.days(inMonth: newMonth, of: newYear))
        let moved = Self.dayNumber(year: newYear, month: newMonth, day: newDay)
        return WallClock(microseconds: microseconds + Int64(moved - dayNumber) * Self.day)
    }

    /// The number of days in a month of a year.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days from 1970-01-01 to a date of the proleptic Gregorian calendar.
    ///
    /// Years are counted from 1 March, so that the leap day is the last day of a year.
    package static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date that lies the given number of days after 1970-01-01.
    package static func date(dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity, so that times before 1970 fall on the right day.
    @inlinable
    package func dividedFlooring(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
