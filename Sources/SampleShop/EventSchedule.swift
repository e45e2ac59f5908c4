/// The queue of what has still to be reported: a ring of days, so that its size is bounded by what a few weeks bring.
struct EventSchedule: Sendable {
    /// An event with the second of the day at which it arrives.
    private struct Arrival: Sendable {
        let second: Int32
        let event: ScheduledEvent
    }

    /// Longer than any delivery with any delay.
    private static let horizon = 64

    private var ring = [[Arrival]](repeating: [], count: Self.horizon)
    private var keys: [UInt64] = []
    private var waiting = 0

    /// True if nothing waits.
    var isEmpty: Bool { waiting == 0 }

    /// Puts an event into the queue; it arrives that many seconds after the shop's first midnight.
    mutating func add(_ event: ScheduledEvent, arriving: Int) {
        let (day, second) = arriving.quotientAndRemainder(dividingBy: ShopCalendar.secondsInDay)
        ring[day % Self.horizon].append(Arrival(second: Int32(second), event: event))
        waiting += 1
    }

    /// Moves the events of a day into the list, in the order of their arrival.
    mutating func take(day: Int, into list: inout [ScheduledEvent]) {
        let slot = day % Self.horizon
        keys.removeAll(keepingCapacity: true)
        for index in ring[slot].indices {
            // The index breaks ties, so the order is the same on every machine.
            keys.append(UInt64(ring[slot][index].second) << 32 | UInt64(index))
        }
        keys.sort()
        list.removeAll(keepingCapacity: true)
        for key in keys { list.append(ring[slot][Int(key & 0xFFFF_FFFF)].event) }
        waiting -= list.count
        ring[slot].removeAll(keepingCapacity: true)
    }
}
