internal import Columns
internal import EventStore

/// The first or the last event of each contact by (time, event number), and whether it satisfies a predicate.
///
/// It serves `last orderCreated has ...`, `first of E.x` and `last of E.x`.
final class ExtremeEventEvaluation: EventEvaluation {
    /// Which event of a contact.
    enum End {
        case first
        case last
    }

    private let end: End
    private let filter: EventFilter
    private let predicate: RowPredicate
    private let isNegated: Bool
    private let contactCount: Int
    /// An entry a contact; empty before an event is seen.
    private var nearest: [Nearest] = []

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
    init(
        _ end: End,
        of filter: EventFilter,
        satisfying predicate: RowPredicate,
        isNegated: Bool = false,
        contacts: Int
    ) {
        self.end = end
        self.filter = filter
        self.predicate = predicate
        self.isNegated = isNegated
        contactCount = contacts
    }

    var window: TimeRange { filter.window }

    var columns: Set<UInt32> { filter.columns.union(predicate.columns) }

    var looksAtNumbers: Bool { true }

    func looksAtTimes(in group: RowGroup) -> Bool { true }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        if nearest.isEmpty { nearest = Array(repeating: Nearest(), count: contactCount) }
        let passing = predicate.holding(rows, in: events.columns)
        let (times, positions, firstEvent, end) = (events.occurred, events.positions, group.part.firstEvent, end)
        nearest.withUnsafeMutableBufferPointer { nearest in
            filter.forEachRow(rows, of: events, ahead: KeptFigures(nearest)) { row, contact in
                let passes = passing[row - rows.lowerBound]
                let number = firstEvent + Int64(positions[row])
                let event = Nearest(time: times[row], mark: number << 1 | (passes ? 1 : 0))
                if nearest[contact].isFarther(from: end, than: event) { nearest[contact] = event }
            }
        }
    }

    func add(_ other: ExtremeEventEvaluation) {
        guard !other.nearest.isEmpty else { return }
        guard !nearest.isEmpty else {
            nearest = other.nearest
            return
        }
        for contact in nearest.indices where other.nearest[contact].mark >= 0 {
            guard nearest[contact].isFarther(from: end, than: other.nearest[contact]) else { continue }
            nearest[contact] = other.nearest[contact]
        }
    }

    func contacts() -> Bitmap {
        var result = Bitmap(count: contactCount)
        if !nearest.isEmpty {
            // A mark that is odd and not negative.
            result = Bitmap(of: contactCount) { nearest[$0].mark >= 0 && nearest[$0].mark & 1 == 1 }
        }
        if isNegated { result.formNot() }
        return result
    }
}
