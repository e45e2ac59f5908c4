internal import EventModel

/// The times that a text of the command line stands for: a day, a minute, or a moment.
enum PeriodText {
    /// Reads a date, or a date and time; `option` names it in errors.
    static func times(_ text: String, _ option: String, _ zone: ClockZone) throws -> ClosedRange<WallClock> {
        guard let time = TimeText(text) else {
            throw UsageFailure(
                message: "\(option) \(text): this is no date or time; write YYYY-MM-DD or YYYY-MM-DDTHH:mm"
            )
        }
        let start = zone.wallClock(time)
        let length = time.isDateAlone ? WallClock.day : time.form == .minute ? WallClock.minute : 1
        return start...WallClock(microseconds: start.microseconds + length - 1)
    }

    /// The period from one text to another, open where there is none.
    static func period(from: String?, to: String?, _ zone: ClockZone) throws -> ClosedRange<WallClock> {
        let first = try from.map { try times($0, "--from", zone).lowerBound } ?? .earliest
        let last = try to.map { try times($0, "--to", zone).upperBound } ?? .latest
        guard first <= last else { throw UsageFailure(message: "--from \(from ?? "") lies after --to \(to ?? "")") }
        return first...last
    }
}
