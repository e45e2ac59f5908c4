package import EventModel

/// The moment at which a segment is evaluated, and how a result states it.
package struct AsOf: Hashable, Sendable {
    /// The moment on the store's clock; events and orders at it belong to the result.
    package let moment: WallClock
    /// How results state it: a date for a whole day, else a date and time.
    package let text: String

    /// Makes the as-of time of a moment.
    package init(moment: WallClock) {
        self.moment = moment
        text = moment.description
    }

    /// Makes the as-of time of a day: the last microsecond before the next midnight.
    package init(day: WallClock) {
        moment = WallClock(microseconds: day.startOfDay.microseconds + WallClock.day - 1)
        text = day.text(in: .date)
    }

    /// Reads a date, or a date and time, which is converted to the zone's clock if it states an offset; nil if it is
    /// none.
    package init?(_ text: String, zone: ClockZone) {
        guard let time = TimeText(text) else { return nil }
        if time.isDateAlone {
            self.init(day: time.written)
        } else {
            self.init(moment: zone.wallClock(time))
        }
    }

    /// The wall clock of a zone now, stated to the second.
    package static func now(in zone: ClockZone) -> AsOf {
        let moment = zone.now
        return AsOf(moment: moment, text: moment.text(in: .second))
    }

    private init(moment: WallClock, text: String) {
        self.moment = moment
        self.text = text
    }

    /// All times up to the moment, itself in it.
    package var past: TimeRange {
        TimeRange(from: .min, to: moment.microseconds + 1)
    }
}
