internal import Columns

/// A sequence while events pass by from the last to the first.
///
/// Backwards, everything that an event must be followed by is known when the event comes, and so is everything that
/// must not follow it. So each event is decided once, and the decision is exact for every choice of events. Of each contact and
/// step the earliest event after the present one is kept: it is as good as any, since if it is too late for `within`, so are all
/// others.
struct SequenceState {
    /// A step that is not negated, with the negated ones behind it.
    struct Link {
        /// The step itself.
        let step: SequenceStepTest
        /// The steps that must not follow it.
        var forbidden: [SequenceStepTest]
    }

    /// The steps that are not negated, in their order.
    private let steps: [SequenceStepTest]
    /// The steps that are, in their order.
    private let forbidden: [SequenceStepTest]
    /// Which of these must not follow each step.
    private let forbiddenAfter: [Range<Int>]
    private var known: Known
    /// The contacts who did it all.
    private(set) var contacts: Bitmap

    /// Knows no event yet.
    init(_ links: [Link], contacts: Int) {
        steps = links.map(\.step)
        forbidden = links.flatMap(\.forbidden)
        var ranges: [Range<Int>] = []
        for link in links {
            let start = ranges.last?.upperBound ?? 0
            ranges.append(start..<start + link.forbidden.count)
        }
        forbiddenAfter = ranges
        // For the first step nothing is looked for.
        known = Known(contacts: contacts, steps: steps.count - 1 + forbidden.count)
        self.contacts = Bitmap(count: contacts)
    }

    /// Takes those events of a row that are later than a time, or all that are left.
    mutating func take(_ row: inout BackwardMerge, laterThan time: Int64?) {
        let (steps, forbidden, forbiddenAfter) = (steps, forbidden, forbiddenAfter)
        // Taken out and put back, so that the loop need not ask at each event whether somebody else looks at them.
        var (known, contacts) = (known, contacts)
        (self.known, self.contacts) = (Known(contacts: 0, steps: 0), Bitmap(count: 0))
        contacts.withMutableWords { done in
            row.forEachEvent(laterThan: time) { run, event in
                known.ask(run.contacts[max(0, event &- KeptFigures.distance)])
                let contact = Int(run.contacts[event])
                let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: contact & 63)
                guard done[contact &>> 6] & bit == 0 else { return }
                let possible = run.steps[event]
                // From the first step to the last, and what is forbidden after that, so that no event follows itself.
                for number in steps.indices where steps[number].isPossible(possible) {
                    let next = number + 1
                    if next < steps.count, !known.follows(event, of: run, next - 1, steps[next]) { continue }
                    let isForbidden = forbiddenAfter[number].contains { other in
                        known.follows(event, of: run, steps.count - 1 + other, forbidden[other])
                    }
                    if isForbidden { continue }
                    guard number > 0 else {
                        done[contact &>> 6] |= bit
                        return
                    }
                    known.note(event, of: run, number - 1, steps[number])
                }
                for other in forbidden.indices where forbidden[other].isPossible(possible) {
                    known.note(event, of: run, steps.count - 1 + other, forbidden[other])
                }
            }
        }
        (self.known, self.contacts) = (known, contacts)
    }

    /// When the earliest event after the present one is, for each contact and step.
    private struct Known {
        /// The times of all steps of a contact lie side by side, so that an event touches one place in memory.
        private var times: [Int64]
        private let stepCount: Int
        /// For each step that compares values, the time for each contact and value.
        private var timesByValue: [[UInt64: Int64]]

        private static let never = Int64.max

        init(contacts: Int, steps: Int) {
            stepCount = max(0, steps)
            times = Array(repeating: Self.never, count: contacts * stepCount)
            timesByValue = Array(repeating: [:], count: stepCount)
        }

        /// Asks for what is kept of a contact whose event comes soon.
        @inline(__always)
        mutating func ask(_ contact: UInt32) {
            let place = Int(contact) &* stepCount
            times.withUnsafeMutableBufferPointer { KeptFigures($0).ask(place) }
        }

        /// Whether an event that can be a step follows a present event of the step before, close enough.
        @inline(__always)
        func follows(_ event: Int, of run: EventRun, _ number: Int, _ step: SequenceStepTest) -> Bool {
            let (contact, start) = (run.contacts[event], run.times[event])
            guard let path = step.path else {
                let time = times[Int(contact) &* stepCount &+ number]
                return time != Self.never && step.isInReach(time, of: start)
            }
            var found = false
            run.values[path].forEach(of: event) { value in
                guard !found, let time = timesByValue[number][Self.key(contact, value)] else { return }
                found = step.isInReach(time, of: start)
            }
            return found
        }

        /// Notes that a present event can be a step.
        @inline(__always)
        mutating func note(_ event: Int, of run: EventRun, _ number: Int, _ step: SequenceStepTest) {
            let (contact, time) = (run.contacts[event], run.times[event])
            guard let path = step.path else {
                times[Int(contact) &* stepCount &+ number] = time
                return
            }
            run.values[path].forEach(of: event) { timesByValue[number][Self.key(contact, $0)] = time }
        }

        private static func key(_ contact: UInt32, _ value: UInt32) -> UInt64 {
            UInt64(contact) << 32 | UInt64(value)
        }
    }
}
