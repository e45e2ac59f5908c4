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
    private var times: [Int64]
    private var numbers: [Int64]
    private var passes: Bitmap

    private static let none: Int64 = -1

    /// Looks for the first or last event of a filter; contacts without one pass only the negated test.
    init(_ end: End, of filter: EventFilter, _ question: Question, isNegated: Bool = false, contacts: Int) {
        self.end = end
        self.filter = filter
        self.question = question
        self.isNegated = isNegated
        times = Array(repeating: 0, count: contacts)
        numbers = Array(repeating: Self.none, count: contacts)
        passes = Bitmap(count: contacts)
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
        filter.forEachRow(rows, of: events) { row, contact in
            let time = events.occurred[row]
            let number = group.part.firstEvent + Int64(events.positions[row])
            guard isNearer(time, number, to: contact) else { return }
            times[contact] = time
            numbers[contact] = number
            switch question {
            case .time(let range): passes[contact] = range.contains(time)
            case .predicate: passes[contact] = passing?[row - rows.lowerBound] ?? false
            }
        }
    }

    func add(_ other: ExtremeEventEvaluation) {
        for contact in numbers.indices where other.numbers[contact] != Self.none {
            guard isNearer(other.times[contact], other.numbers[contact], to: contact) else { continue }
            times[contact] = other.times[contact]
            numbers[contact] = other.numbers[contact]
            passes[contact] = other.passes[contact]
        }
    }

    /// Whether an event is nearer to the end than what is known of its contact.
    @inline(__always)
    private func isNearer(_ time: Int64, _ number: Int64, to contact: Int) -> Bool {
        if numbers[contact] == Self.none { return true }
        let known = (times[contact], numbers[contact])
        return end == .first ? (time, number) < known : (time, number) > known
    }

    func contacts() -> Bitmap {
        var result = passes
        if isNegated { result.formNot() }
        return result
    }
}
