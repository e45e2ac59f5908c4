internal import EventModel
internal import SegmentLanguage

/// What a sequence asks of the event that is one of its steps.
struct SequenceStepTest {
    /// Which path has the same value as in the step before; nil: none.
    let path: Int?
    private let bit: UInt64
    private let reach: Reach

    /// How far after the step before the step may be.
    private enum Reach {
        case any
        case microseconds(Int64)
        case calendar(SequenceStep.Span)
    }

    /// Takes a step apart.
    ///
    /// - Parameter step: The step's number.
    init(step: Int, within: SequenceStep.Span?, path: Int?) {
        self.path = path
        bit = 1 << UInt64(step)
        reach =
            switch within {
            case nil: .any
            case let span? where span.unit == .month || span.unit == .quarter || span.unit == .year: .calendar(span)
            case let span?: .microseconds(-WallClock(microseconds: 0).steppedBack(span.count, span.unit).microseconds)
            }
    }

    /// How many microseconds after the step before the step may be at most, if that is all that it asks; nil: it asks more.
    var greatestDistance: UInt64? {
        guard path == nil else { return nil }
        switch reach {
        // More than any two moments are apart, and less than any is from the greatest number, which stands for never.
        case .any: return 1 << 62
        case .microseconds(let length): return UInt64(length)
        case .calendar: return nil
        }
    }

    /// Whether the step is among those that an event can be, one a bit.
    @inline(__always)
    func isPossible(_ steps: UInt64) -> Bool { steps & bit != 0 }

    /// Whether a time is close enough to that of the step before.
    @inline(__always)
    func isInReach(_ time: Int64, of start: Int64) -> Bool {
        switch reach {
        case .any: return true
        case .microseconds(let length): return time - start <= length
        case .calendar(let span):
            return time <= WallClock(microseconds: start).steppedBack(-span.count, span.unit).microseconds
        }
    }
}
