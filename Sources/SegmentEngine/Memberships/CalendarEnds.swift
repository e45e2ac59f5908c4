package import EventModel
package import SegmentLanguage

/// The ends of calendar units, as the moments of a history.
package enum CalendarEnds {
    /// The last days of the units that end in a stretch of time, both its ends in it; hours have no end of their own.
    ///
    /// - Parameter limit: One more than this many are never made, so that a caller can tell that there are too many.
    package static func every(
        _ unit: Period.Unit,
        from first: WallClock,
        to last: WallClock,
        limit: Int = .max
    ) -> [AsOf] {
        var ends: [AsOf] = []
        var start = first.start(of: unit == .hour ? .day : unit)
        while ends.count <= limit {
            let next = start.steppedBack(-1, unit == .hour ? .day : unit)
            let end = AsOf(day: next.adding(days: -1))
            guard end.moment <= last, next > start else { break }
            if end.moment >= first { ends.append(end) }
            start = next
        }
        return ends
    }
}
