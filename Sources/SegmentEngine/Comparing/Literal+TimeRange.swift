internal import EventModel
internal import SegmentLanguage

extension Literal {
    /// The times that stand in a relation to this date or time; nil if it is neither, or the operator is one for texts.
    ///
    /// A date stands for its whole day, so `<=` holds all of the day and `>` none of it.
    func times(_ comparison: Operator) -> TimeRange? {
        guard let own = ownTimes else { return nil }
        switch comparison {
        case .equal: return own
        case .less: return TimeRange(from: .min, to: own.from)
        case .lessOrEqual: return TimeRange(from: .min, to: own.to)
        case .greater: return TimeRange(from: own.to, to: .max)
        case .greaterOrEqual: return TimeRange(from: own.from, to: .max)
        case .equalIgnoringCase, .contains, .startsWith, .endsWith, .matches: return nil
        }
    }

    /// The day of a date, or the one microsecond of a time.
    var ownTimes: TimeRange? {
        switch value {
        case .date(let day): TimeRange(from: day.microseconds, to: day.microseconds + WallClock.day)
        case .dateTime(let time): TimeRange(from: time.microseconds, to: time.microseconds + 1)
        case .number, .text, .boolean: nil
        }
    }
}
