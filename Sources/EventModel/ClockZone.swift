internal import Foundation

/// The time zone whose wall clock a store keeps.
package struct ClockZone: Sendable {
    /// The zone's name in the time zone database, such as `Europe/Kyiv`.
    package let identifier: String
    private let zone: TimeZone

    /// The zone of this name; nil if the time zone database knows none.
    package init?(identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    /// The machine's own zone.
    package static var current: ClockZone {
        ClockZone(zone: TimeZone.current)
    }

    /// Coordinated universal time.
    package static var utc: ClockZone {
        ClockZone(zone: .gmt, identifier: "UTC")
    }

    private init(zone: TimeZone, identifier: String? = nil) {
        self.zone = zone
        self.identifier = identifier ?? zone.identifier
    }

    /// This zone's wall clock at a moment in coordinated universal time.
    ///
    /// Moments that lie outside the years 0001 to 9999 on this clock stop at those borders.
    package func wallClock(utc: WallClock) -> WallClock {
        let clock = WallClock(microseconds: utc.microseconds + offset(utcMicroseconds: utc.microseconds))
        return min(max(clock, .earliest), .latest)
    }

    /// The moment in coordinated universal time at which this zone's clock shows a time: where the clock shows it
    /// twice, the earlier or the later of the two; where it skips it, the moment as far from the skip.
    package func utc(wallClock: WallClock) -> WallClock {
        let guess = wallClock.microseconds - offset(utcMicroseconds: wallClock.microseconds)
        return WallClock(microseconds: wallClock.microseconds - offset(utcMicroseconds: guess))
    }

    /// The wall clock of a time as a text gives it: converted if the text states an offset, else as written.
    package func wallClock(_ text: TimeText) -> WallClock {
        guard let offset = text.offset else { return text.written }
        return wallClock(utc: WallClock(microseconds: text.written.microseconds - Int64(offset) * WallClock.minute))
    }

    /// The time as it was written in a form: converted back if the form states an offset.
    package func written(_ clock: WallClock, form: TimeForm) -> WallClock {
        guard let offset = form.offset else { return clock }
        return WallClock(microseconds: utc(wallClock: clock).microseconds + Int64(offset) * WallClock.minute)
    }

    /// The wall clock now.
    package var now: WallClock {
        wallClock(utc: WallClock(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down))))
    }

    private func offset(utcMicroseconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utcMicroseconds) / 1_000_000)))
            * WallClock.second
    }
}
