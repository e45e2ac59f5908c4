internal import Columns
internal import EventStore

/// `did orderCreated at least 3 times in last 30 days`, `top 100 by count of orderCreated`: how many events each contact
/// has.
final class EventCountEvaluation: EventEvaluation {
    private let filter: EventFilter
    private let question: FigureQuestion
    private let isNegated: Bool
    private var counts: [UInt32]

    /// Counts the events of a filter for a number of contacts.
    init(_ filter: EventFilter, _ question: FigureQuestion, isNegated: Bool = false, contacts: Int) {
        self.filter = filter
        self.question = question
        self.isNegated = isNegated
        counts = Array(repeating: 0, count: contacts)
    }

    var window: TimeRange { filter.window }

    var columns: Set<UInt32> { filter.columns }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        counts.withUnsafeMutableBufferPointer { counts in
            let place = KeptFigures(counts)
            filter.forEachRow(rows, of: events, ahead: place.ask) { _, contact in counts[contact] &+= 1 }
        }
    }

    func add(_ other: EventCountEvaluation) {
        counts.withUnsafeMutableBufferPointer { counts in
            other.counts.withUnsafeBufferPointer { others in
                for contact in counts.indices { counts[contact] &+= others[contact] }
            }
        }
    }

    func contacts() -> Bitmap {
        var result = question.contacts(byCounts: counts)
        if isNegated { result.formNot() }
        return result
    }
}

extension Bitmap {
    /// The bitmap of those indexes of a range, counted from its first, that satisfy a condition.
    ///
    /// A word is put together in a register, without a branch a bit.
    @inline(__always)
    init(of range: Range<Int>, where holds: (Int) -> Bool) {
        var words = [UInt64](repeating: 0, count: (range.count + 63) / 64)
        words.withUnsafeMutableBufferPointer { words in
            var index = range.lowerBound
            for place in words.indices {
                let end = min(index + 64, range.upperBound)
                var (word, bit): (UInt64, UInt64) = (0, 0)
                while index < end {
                    word |= (holds(index) ? 1 : 0) &<< bit
                    bit &+= 1
                    index &+= 1
                }
                words[place] = word
            }
        }
        self.init(count: range.count, words: words)
    }

    /// The bitmap of the indexes that satisfy a condition.
    @inline(__always)
    init(of count: Int, where holds: (Int) -> Bool) {
        self.init(of: 0..<count, where: holds)
    }
}
