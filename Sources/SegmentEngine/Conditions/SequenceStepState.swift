internal import EventModel
internal import SegmentLanguage

/// What is known of one step of a sequence while events pass by from the last to the first: for each contact the
/// earliest event after the present one that can be the step.
///
/// The earliest is as good as any: if it is too late for `within`, so are all others.
struct SequenceStepState {
    /// The step's number.
    let step: Int
    /// Which path has the same value as in the step before; nil: none.
    let path: Int?
    private let reach: Reach
    private var times: [Int64]
    private var timesByValue: [UInt64: Int64] = [:]

    /// How far after the step before the step may be.
    private enum Reach {
        case any
        case microseconds(Int64)
        case calendar(SequenceStep.Span)
    }

    private static let never = Int64.max

    /// Knows no event yet.
    init(step: Int, within: SequenceStep.Span?, path: Int?, contacts: Int) {
        self.step = step
        self.path = path
        reach =
            switch within {
            case nil: .any
            case let span? where span.unit == .month || span.unit == .quarter || span.unit == .year: .calendar(span)
            case let span?: .microseconds(-WallClock(microseconds: 0).steppedBack(span.count, span.unit).microseconds)
            }
        times = path == nil ? Array(repeating: Self.never, count: contacts) : []
    }

    /// Whether an event that can be the step follows a present event of the step before, close enough.
    @inline(__always)
    func follows(_ event: Int, of run: EventRun) -> Bool {
        let contact = run.contacts[event]
        guard let path else { return isInReach(times[Int(contact)], of: run.times[event]) }
        var found = false
        run.values[path].forEach(of: event) { value in
            guard !found, let time = timesByValue[Self.key(contact, value)] else { return }
            found = isInReach(time, of: run.times[event])
        }
        return found
    }

    /// Notes that a present event can be the step.
    @inline(__always)
    mutating func note(_ event: Int, of run: EventRun) {
        let contact = run.contacts[event]
        guard let path else {
            times[Int(contact)] = run.times[event]
            return
        }
        run.values[path].forEach(of: event) { timesByValue[Self.key(contact, $0)] = run.times[event] }
    }

    @inline(__always)
    private func isInReach(_ time: Int64, of start: Int64) -> Bool {
        guard time != Self.never else { return false }
        switch reach {
        case .any: return true
        case .microseconds(let length): return time - start <= length
        case .calendar(let span):
            return time <= WallClock(microseconds: start).steppedBack(-span.count, span.unit).microseconds
        }
    }

    private static func key(_ contact: UInt32, _ value: UInt32) -> UInt64 {
        UInt64(contact) << 32 | UInt64(value)
    }
}
