internal import EventModel

/// The dates and times that options of a period take.
enum EventPeriod {
    /// The times that a text stands for: a day, a minute, or a moment.
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
}
