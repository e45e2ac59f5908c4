internal import Columns
internal import EventStore

/// `did orderCreated in at least 3 of last 6 months`: in how many windows each contact has an event.
final class RegularEvaluation: EventEvaluation {
    private let filter: EventFilter
    private let windows: [TimeRange]
    private let least: Int
    private let isNegated: Bool
    private let contactCount: Int
    /// For each window, the contacts who have an event in it.
    private var seen: [Bitmap]

    /// Looks at disjoint windows.
    init(_ filter: EventFilter, windows: [TimeRange], least: Int, isNegated: Bool, contacts: Int) {
        self.filter = filter
        self.windows = windows
        self.least = least
        self.isNegated = isNegated
        contactCount = contacts
        seen = Array(repeating: Bitmap(count: contacts), count: windows.count)
    }

    var window: TimeRange { filter.window }

    var columns: Set<UInt32> { filter.columns }

    func looksAtTimes(in group: RowGroup) -> Bool {
        windows.contains { $0.overlaps(group.occurred) && !$0.contains(group.occurred) }
    }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        for index in windows.indices where windows[index].overlaps(group.occurred) {
            let isWhole = windows[index].contains(group.occurred)
            let own = isWhole ? rows : windows[index].indexes(in: events.occurred).clamped(to: rows)
            filter.mark(own, of: events, in: &seen[index])
        }
    }

    func add(_ other: RegularEvaluation) {
        for index in seen.indices { seen[index].formOr(with: other.seen[index]) }
    }

    func contacts() -> Bitmap {
        // Sixty-four contacts are counted at once: each has its count upright, a bit in each of some words.
        let digits = Int.bitWidth - max(windows.count, least).leadingZeroBitCount
        var words = [UInt64](repeating: 0, count: (contactCount + 63) / 64)
        var count = [UInt64](repeating: 0, count: digits)
        for place in words.indices {
            for digit in count.indices { count[digit] = 0 }
            for window in seen.indices {
                var carry = seen[window].words[place]
                for digit in count.indices where carry != 0 {
                    (count[digit], carry) = (count[digit] ^ carry, count[digit] & carry)
                }
            }
            var (greater, equal): (UInt64, UInt64) = (0, .max)
            for digit in count.indices.reversed() {
                let wanted: UInt64 = least >> digit & 1 == 1 ? .max : 0
                greater |= equal & count[digit] & ~wanted
                equal &= ~(count[digit] ^ wanted)
            }
            words[place] = greater | equal
        }
        var result = Bitmap(count: contactCount, words: words)
        if isNegated { result.formNot() }
        return result
    }
}
