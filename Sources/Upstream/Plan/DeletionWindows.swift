package import EventModel

/// The periods that a deletion upstream would have to name to take a push back.
///
/// The vendor deletes by period alone, whatever the type or contact (Yespo support, Sending Past Events). So periods are
/// whole days, each no longer than it must be: a day with other events and none of the push ends one.
package struct DeletionWindows: Sendable {
    /// A period, from the first minute of a day to the last of another, and what is in it.
    package struct Window: Hashable, Sendable {
        /// The first minute.
        package let first: WallClock
        /// The last minute, which belongs to it.
        package let last: WallClock
        /// How many events of the push it takes back.
        package let events: Int
        /// How many other events of the database it would take too.
        package let others: Int
    }

    private var days: [Int: (events: Int, all: Int)] = [:]

    /// Makes windows of nothing.
    package init() {}

    /// Counts an event of the push.
    package mutating func add(_ occurred: WallClock) {
        days[occurred.dayNumber, default: (0, 0)].events += 1
    }

    /// Counts an event of the database, those of the push too.
    package mutating func addStored(_ occurred: WallClock) {
        days[occurred.dayNumber, default: (0, 0)].all += 1
    }

    /// The windows, earliest first; where there are more than this, one that holds them all.
    package func windows(atMost most: Int = 10) -> [Window] {
        var windows: [Window] = []
        var isOpen = false
        for (day, counts) in days.sorted(by: { $0.key < $1.key }) {
            guard counts.events > 0 else {
                isOpen = false
                continue
            }
            let window = Self.window(day, counts)
            if isOpen, let last = windows.popLast() {
                windows.append(Self.joined(last, window))
            } else {
                windows.append(window)
            }
            isOpen = true
        }
        guard windows.count > most, let first = windows.first, let last = windows.last else { return windows }
        let inside = days.filter { (first.first.dayNumber...last.last.dayNumber).contains($0.key) }.values
        let events = inside.reduce(0) { $0 + $1.events }
        let all = inside.reduce(0) { $0 + $1.all }
        return [Window(first: first.first, last: last.last, events: events, others: all - events)]
    }

    private static func window(_ day: Int, _ counts: (events: Int, all: Int)) -> Window {
        let start = WallClock(microseconds: Int64(day) * WallClock.day)
        let end = WallClock(microseconds: start.microseconds + WallClock.day - WallClock.minute)
        return Window(first: start, last: end, events: counts.events, others: max(0, counts.all - counts.events))
    }

    private static func joined(_ left: Window, _ right: Window) -> Window {
        Window(
            first: left.first,
            last: right.last,
            events: left.events + right.events,
            others: left.others + right.others
        )
    }
}
