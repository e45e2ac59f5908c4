internal import Columns
internal import EventStore

/// The first or the last event of each contact by (time, event number), and whether it passes a test.
///
/// It serves `first orderCreated in ...`, `last orderCreated has ...`, `first of E.x` and `last of E.x`.
final class ExtremeEventEvaluation: EventEvaluation {
    /// What is asked of the event.
    enum Question {
        /// Its time lies in a range.
        case time(in: TimeRange)
        /// It satisfies a predicate.
        case predicate(RowPredicate)
    }

    /// Which event of a contact.
    enum End {
        case first
        case last
    }

    private let end: End
    private let filter: EventFilter
    private let question: Question
    private let isNegated: Bool
    private var nearest: [Nearest]

    /// The event of a contact that is nearest to the end, so far.
    private struct Nearest: BitwiseCopyable {
        var time: Int64 = 0
        /// Twice the event's number, and one more if it passes; negative if there is none.
        var mark: Int64 = -1

        /// Whether another event is nearer.
        @inline(__always)
        func isFarther(from end: End, than other: Nearest) -> Bool {
            if mark < 0 { return true }
            if time != other.time { return end == .first ? other.time < time : other.time > time }
            return end == .first ? other.mark < mark : other.mark > mark
        }
    }

    /// Looks for the first or last event of a filter; contacts without one pass only the negated test.
    init(_ end: End, of filter: EventFilter, _ question: Question, isNegated: Bool = false, contacts: Int) {
        self.end = end
        self.filter = filter
        self.question = question
        self.isNegated = isNegated
        nearest = Array(repeating: Nearest(), count: contacts)
    }

    var window: TimeRange { filter.window }

    var looksAtTimes: Bool { true }

    var columns: Set<UInt32> {
        switch question {
        case .time: filter.columns
        case .predicate(let predicate): filter.columns.union(predicate.columns)
        }
    }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        let passing: Bitmap? =
            switch question {
            case .time: nil
            case .predicate(let predicate): predicate.holding(rows, in: events.columns)
            }
        let (times, positions, firstEvent, end) = (events.occurred, events.positions, group.part.firstEvent, end)
        nearest.withUnsafeMutableBufferPointer { nearest in
            filter.forEachRow(rows, of: events, ahead: KeptFigures(nearest).ask) { row, contact in
                let passes = passing?[row - rows.lowerBound] ?? false
                let number = firstEvent + Int64(positions[row])
                let event = Nearest(time: times[row], mark: number << 1 | (passes ? 1 : 0))
                if nearest[contact].isFarther(from: end, than: event) { nearest[contact] = event }
            }
        }
    }

    func add(_ other: ExtremeEventEvaluation) {
        for contact in nearest.indices where other.nearest[contact].mark >= 0 {
            guard nearest[contact].isFarther(from: end, than: other.nearest[contact]) else { continue }
            nearest[contact] = other.nearest[contact]
        }
    }

    func contacts() -> Bitmap {
        var result = Bitmap(of: nearest.count) { contact in
            let event = nearest[contact]
            guard event.mark >= 0 else { return false }
            switch question {
            case .time(let range): return range.contains(event.time)
            case .predicate: return event.mark & 1 == 1
            }
        }
        if isNegated { result.formNot() }
        return result
    }
}
