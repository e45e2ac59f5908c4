internal import Columns
internal import EventStore

/// `did orderCreated at least 3 times in last 30 days`: how many events each contact has.
final class EventCountEvaluation: EventEvaluation {
    private let filter: EventFilter
    private let test: FigureTest
    private let isNegated: Bool
    private var counts: [UInt32]

    /// Counts the events of a filter for a number of contacts.
    init(_ filter: EventFilter, _ test: FigureTest, isNegated: Bool = false, contacts: Int) {
        self.filter = filter
        self.test = test
        self.isNegated = isNegated
        counts = Array(repeating: 0, count: contacts)
    }

    var window: TimeRange { filter.window }

    var columns: Set<UInt32> { filter.columns }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        counts.withUnsafeMutableBufferPointer { counts in
            filter.forEachRow(rows, of: events) { _, contact in counts[contact] &+= 1 }
        }
    }

    func contacts() -> Bitmap {
        let passes = test.mantissaTest(scale: 0)
        return Bitmap(of: counts.count) { passes.passes(Int128(counts[$0])) != isNegated }
    }
}

extension Bitmap {
    /// The bitmap of the indexes that satisfy a condition.
    @inline(__always)
    init(of count: Int, where holds: (Int) -> Bool) {
        var words = [UInt64](repeating: 0, count: (count + 63) / 64)
        for index in 0..<count where holds(index) { words[index >> 6] |= 1 << UInt64(index & 63) }
        self.init(count: count, words: words)
    }
}
