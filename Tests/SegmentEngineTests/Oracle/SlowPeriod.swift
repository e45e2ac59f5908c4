import EventModel
import Foundation
import SegmentLanguage

/// Periods, by Foundation's calendar and by comparing days.
struct SlowPeriod {
    let moment: WallClock

    func contains(_ time: WallClock, _ period: Period?) -> Bool {
        guard time <= moment else { return false }
        let (day, today) = (time.dayNumber, moment.dayNumber)
        switch period?.kind {
        case nil: return true
        case .inLast(let count, let unit): return time > back(count, unit)
        case .daysAgo(let nearest, let farthest): return (nearest...farthest).contains(today - day)
        case .today: return day == today
        case .yesterday: return day == today - 1
        case .this(let unit): return Self.label(day, unit) == Self.label(today, unit)
        case .last(let unit):
            // The unit before this one is the one that holds the day before its first day.
            var first = today
            while Self.label(first, unit) == Self.label(today, unit) { first -= 1 }
            return Self.label(day, unit) == Self.label(first, unit)
        case .between(let first, let last): return !isBefore(time, first) && !isAfter(time, last)
        case .before(let border): return isBefore(time, border)
        case .after(let border): return isAfter(time, border)
        case .since(let border): return !isBefore(time, border)
        }
    }

    private func isBefore(_ time: WallClock, _ border: Period.Moment) -> Bool {
        switch border {
        case .date(let date): time.dayNumber < date.dayNumber
        case .time(let other): time < other
        }
    }

    private func isAfter(_ time: WallClock, _ border: Period.Moment) -> Bool {
        switch border {
        case .date(let date): time.dayNumber > date.dayNumber
        case .time(let other): time > other
        }
    }

    /// The moment so many units ago.
    func back(_ count: Int, _ unit: Period.Unit) -> WallClock {
        let length: Int64? =
            switch unit {
            case .hour: 3_600_000_000
            case .day: 86_400_000_000
            case .week: 7 * 86_400_000_000
            case .month, .quarter, .year: nil
            }
        if let length { return WallClock(microseconds: moment.microseconds - length * Int64(count)) }
        let months = unit == .month ? count : (unit == .quarter ? 3 * count : 12 * count)
        let date = Date(timeIntervalSince1970: Double(moment.dayNumber) * 86_400)
        guard let moved = Self.calendar.date(byAdding: .month, value: -months, to: date) else { return moment }
        let days = Int64((moved.timeIntervalSince1970 / 86_400).rounded()) - Int64(moment.dayNumber)
        return WallClock(microseconds: moment.microseconds + days * 86_400_000_000)
    }

    /// What days of the same week, month, quarter or year have in common.
    private static func label(_ day: Int, _ unit: Period.Unit) -> [Int] {
        let date = Date(timeIntervalSince1970: Double(day) * 86_400)
        let parts = calendar.dateComponents([.year, .month, .yearForWeekOfYear, .weekOfYear], from: date)
        let (year, month) = (parts.year ?? 0, parts.month ?? 0)
        switch unit {
        case .hour, .day: return [day]
        case .week: return [parts.yearForWeekOfYear ?? 0, parts.weekOfYear ?? 0]
        case .month: return [year, month]
        case .quarter: return [year, (month - 1) / 3]
        case .year: return [year]
        }
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        return calendar
    }()
}
