internal import Columns
internal import EventModel
internal import EventStore

/// A stretch of the calendar that the dates of orders are put into, on the store's clock.
package enum TimeGrouping: String, CaseIterable, Sendable {
    /// A calendar month: `2024-01`.
    case month
    /// A week from Monday to Sunday, numbered as in ISO 8601: `2024-W05`.
    case week
    /// A calendar day: `2024-01-31`.
    case day
    /// A day of the week over all weeks: `Monday`.
    case weekday
    /// An hour of the day over all days: `08`.
    case hour
}

extension TimeGrouping {
    /// Groups orders by their dates.
    func groups(of orders: CountedOrders) -> OrderGroups {
        let (dates, rows) = (orders.book.versions.dates, orders.rows)
        guard self == .hour else {
            let (base, groups, count) = numbers(of: dates, rows)
            return OrderGroups(groups: groups, count: count) { name(of: base + Int($0)) }
        }
        let hours = Concurrently.array(of: rows.count) { slice, hours in
            let (dates, rows) = (dates.span, rows.span)
            for index in slice {
                let date = dates[Int(rows[index])]
                let midnight = date.dividedFlooring(by: WallClock.day) &* WallClock.day
                hours.initializeElement(at: index, to: UInt32(truncatingIfNeeded: (date &- midnight) / WallClock.hour))
            }
        }
        return OrderGroups(groups: hours, count: 24) { name(of: Int($0)) }
    }

    /// The number of the stretch that the date in each of some rows lies in: a base, what is to be added to it, and the
    /// least number that is greater than all these.
    ///
    /// The calendar is asked once a day of the dates' range, which has at most some 3.7 million days.
    func numbers(of dates: [Int64], _ rows: [UInt32]) -> (base: Int, offsets: [UInt32], count: Int) {
        let bounds = Concurrently.mapSlices(of: rows.count) { slice in
            let (dates, rows) = (dates.span, rows.span)
            var (least, greatest) = (Int64.max, Int64.min)
            for index in slice {
                let date = dates[Int(rows[index])]
                (least, greatest) = (min(least, date), max(greatest, date))
            }
            return (least, greatest)
        }
        guard let least = bounds.map(\.0).min(), let greatest = bounds.map(\.1).max(), least <= greatest else {
            return (0, [], 0)
        }
        let first = Int(least.dividedFlooring(by: WallClock.day))
        let ofDays = (first...Int(greatest.dividedFlooring(by: WallClock.day))).map { number(ofDay: $0) }
        let base = ofDays.min() ?? 0
        let offsetsOfDays = ofDays.map { UInt32(truncatingIfNeeded: $0 - base) }
        let offsets = Concurrently.array(of: rows.count) { slice, offsets in
            let (dates, rows, ofDays) = (dates.span, rows.span, offsetsOfDays.span)
            for index in slice {
                let day = Int(dates[Int(rows[index])].dividedFlooring(by: WallClock.day))
                offsets.initializeElement(at: index, to: ofDays[day &- first])
            }
        }
        return (base, offsets, (ofDays.max() ?? base) - base + 1)
    }

    /// The number of the stretch that a day lies in; consecutive ones have consecutive numbers.
    func number(ofDay day: Int) -> Int {
        switch self {
        case .day, .hour: return day
        case .weekday: return WallClock(microseconds: Int64(day) * WallClock.day).weekday
        // 1970-01-01 was a Thursday, so that week 0 has it in its middle.
        case .week: return Int(Int64(day + 3).dividedFlooring(by: 7))
        case .month:
            let (year, month, _) = WallClock.date(dayNumber: day)
            return year * 12 + month - 1
        }
    }

    /// The name of a stretch.
    func name(of number: Int) -> String {
        switch self {
        case .month: return Self.digits(number / 12, 4) + "-" + Self.digits(number % 12 + 1, 2)
        case .week:
            // The Thursday of a week decides its year (ISO 8601).
            let thursday = number * 7
            let year = WallClock.date(dayNumber: thursday).year
            let week = (thursday - WallClock.dayNumber(year: year, month: 1, day: 1)) / 7 + 1
            return Self.digits(year, 4) + "-W" + Self.digits(week, 2)
        case .day: return WallClock(microseconds: Int64(number) * WallClock.day).text(in: .date)
        case .weekday: return Self.weekdays[number - 1]
        case .hour: return Self.digits(number, 2)
        }
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private static func digits(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
