internal import Columns
internal import EventStore

/// `did orderCreated in at least 3 of last 6 months`: in how many windows each contact has an event.
final class RegularEvaluation: EventEvaluation {
    private let filter: EventFilter
    private let windows: [TimeRange]
    private let least: Int
    private let isNegated: Bool
    private let wordsPerContact: Int
    private var seen: [UInt64]

    /// Looks at disjoint windows, from the latest back.
    init(_ filter: EventFilter, windows: [TimeRange], least: Int, isNegated: Bool, contacts: Int) {
        self.filter = filter
        self.windows = windows
        self.least = least
        self.isNegated = isNegated
        wordsPerContact = (windows.count + 63) / 64
        seen = Array(repeating: 0, count: wordsPerContact * contacts)
    }

    var window: TimeRange { filter.window }

    var looksAtTimes: Bool { true }

    var columns: Set<UInt32> { filter.columns }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        var current = windows.count - 1
        let (windows, wordsPerContact, times) = (windows, wordsPerContact, events.occurred)
        seen.withUnsafeMutableBufferPointer { seen in
            let place = KeptFigures(seen)
            filter.forEachRow(rows, of: events, ahead: { place.ask($0 &* wordsPerContact) }) { row, contact in
                // Rows ascend and windows go back, so the window moves one way only.
                let time = times[row]
                while current >= 0, time >= windows[current].to { current -= 1 }
                guard current >= 0, windows[current].contains(time) else { return }
                seen[contact * wordsPerContact + current >> 6] |= 1 << UInt64(current & 63)
            }
        }
    }

    func add(_ other: RegularEvaluation) {
        for word in seen.indices { seen[word] |= other.seen[word] }
    }

    func contacts() -> Bitmap {
        Bitmap(of: wordsPerContact == 0 ? 0 : seen.count / wordsPerContact) { contact in
            var count = 0
            for word in contact * wordsPerContact..<(contact + 1) * wordsPerContact {
                count += seen[word].nonzeroBitCount
            }
            return (count >= least) != isNegated
        }
    }
}
