package import EventModel

/// A date, perhaps with a time, as people and programs write it into a table.
///
/// `2024-12-31`, `31.12.2024 18:05`, `12/31/2024, 6:05:30 PM`, `2024-12-31T18:05:30.250+02:00`. A year of two digits from
/// 70 on lies in the last century, others in this one.
package struct DateCell: Hashable, Sendable {
    /// The clock's reading as written, to the second.
    package let clock: WallClock
    /// Whether there is a time, and whether it has seconds.
    package let precision: Precision
    /// The digits after the second's point and the zone, by their place in the cell: `.250+02:00`.
    package let fraction: Range<Int>
    /// The zone, by its place in the cell.
    package let zone: Range<Int>
    /// Whether the year stands first, so that no order had to be known.
    let isYearFirst: Bool
    /// What stands between day, month and year.
    let separator: UInt8

    /// To what a time is told.
    package enum Precision: Hashable, Sendable {
        case day
        case minute
        case second
    }

    /// Reads a trimmed cell; nil if it is no date of this order that the calendar has, or has something else behind it.
    package init?(_ cell: UnsafeRawBufferPointer, order: DateOrder) {
        var reading = DateReading(cell)
        guard let first = reading.digits(1...4) else { return nil }
        guard let separator = reading.separator() else { return nil }
        guard let second = reading.digits(1...2), reading.take(separator), let third = reading.digits(1...4) else {
            return nil
        }
        var (year, month, day) = (first.value, second.value, third.value)
        isYearFirst = first.count == 4
        self.separator = separator
        if isYearFirst {
            guard third.count <= 2 else { return nil }
        } else {
            guard first.count <= 2, third.count == 4 || third.count == 2, order != .yearFirst else { return nil }
            year = third.count == 4 ? third.value : third.value + (third.value < 70 ? 2_000 : 1_900)
            (day, month) = order == .dayFirst ? (first.value, second.value) : (second.value, first.value)
        }
        guard let time = reading.time() else { return nil }
        guard
            let clock = WallClock(
                year: year,
                month: month,
                day: day,
                hour: time.hour,
                minute: time.minute,
                second: time.second
            )
        else { return nil }
        self.clock = clock
        precision = time.precision
        fraction = time.fraction
        zone = time.zone
    }
}
