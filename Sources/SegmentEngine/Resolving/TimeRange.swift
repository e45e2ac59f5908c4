internal import EventModel

/// A stretch of time on the store's clock in microseconds: from its lower bound up to its upper one, that not in it.
package struct TimeRange: Hashable, Sendable {
    /// The first microsecond in it.
    package let from: Int64
    /// The first microsecond after it.
    package let to: Int64

    /// Makes a range; it is empty if `to` is not after `from`.
    package init(from: Int64, to: Int64) {
        self.from = from
        self.to = to
    }

    /// All time.
    package static let always = TimeRange(from: .min, to: .max)

    /// Whether nothing lies in it.
    package var isEmpty: Bool { from >= to }

    /// Whether a time lies in it.
    @inlinable
    package func contains(_ microseconds: Int64) -> Bool {
        from <= microseconds && microseconds < to
    }

    /// Whether all times between two, both of them among these, lie in it.
    func contains(_ times: ClosedRange<Int64>) -> Bool {
        from <= times.lowerBound && times.upperBound < to
    }

    /// Whether it shares a microsecond with a range of times that has both its ends in it.
    package func overlaps(_ times: ClosedRange<Int64>) -> Bool {
        !isEmpty && from <= times.upperBound && times.lowerBound < to
    }

    /// The part of it before a time.
    package func cut(before end: Int64) -> TimeRange {
        TimeRange(from: from, to: min(to, end))
    }

    /// The same times of the calendar, whose first year is 1: what begins before it has no beginning, what ends before it
    /// is empty.
    var inCalendar: TimeRange {
        let first = WallClock.earliest.microseconds
        return TimeRange(from: from > first ? from : .min, to: to > first ? to : .min)
    }

    /// The indexes of the times in it, in a list that ascends.
    func indexes(in ascending: [Int64]) -> Range<Int> {
        guard !isEmpty else { return 0..<0 }
        let first = Self.firstIndex(in: ascending, notBelow: from)
        return first..<max(first, Self.firstIndex(in: ascending, notBelow: to))
    }

    private static func firstIndex(in ascending: [Int64], notBelow bound: Int64) -> Int {
        var (low, high) = (0, ascending.count)
        while low < high {
            let middle = (low + high) / 2
            if ascending[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
