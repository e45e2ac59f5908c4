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
        let unit = unit == .hour ? .day : unit
        var ends: [AsOf] = []
        var start = first.start(of: unit)
        while ends.count <= limit {
            let next = start.steppedBack(-1, unit)
            // Steps by the calendar stop with the year 9999, and its last month, quarter and the year itself end there.
            let isLast = next == .latest
            let end = AsOf(day: isLast ? next : next.steppedBack(1, .day))
            guard end.moment <= last else { break }
            if end.moment >= first { ends.append(end) }
            guard !isLast else { break }
            start = next
        }
        return ends
    }
}
