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

    /// A step of which all that matters is whether the next one follows, and how soon.
    private struct PlainStep {
        /// Which of the times that are kept of a contact is that of the step; of the first none is.
        let own: Int
        /// Which is that of the next step.
        let next: Int
        /// How many microseconds later that may be.
        let greatestDistance: UInt64
    }

    /// The steps that are not negated, in their order.
    private let steps: [SequenceStepTest]
    /// The same, if there are no others and they ask for nothing but an order and a distance.
    private let plainSteps: [PlainStep]?
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
        plainSteps = forbidden.isEmpty ? Self.plain(steps) : nil
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

    private static func plain(_ steps: [SequenceStepTest]) -> [PlainStep]? {
        guard steps.count > 1 else { return nil }
        var plain: [PlainStep] = []
        for (number, step) in steps.dropFirst().enumerated() {
            guard let distance = step.greatestDistance else { return nil }
            plain.append(PlainStep(own: number - 1, next: number, greatestDistance: distance))
        }
        // The last step has nothing to be followed by.
        let last = steps.count - 2
        return plain + [PlainStep(own: last, next: last, greatestDistance: .max)]
    }

    /// Takes those events of a row that are later than a time, or all that are left.
    mutating func take(_ row: BackwardMerge, laterThan time: Int64?) {
        // Taken out and put back, so that the loops need not ask at each event whether somebody else looks at them.
        var (known, contacts) = (known, contacts)
        (self.known, self.contacts) = (Known(contacts: 0, steps: 0), Bitmap(count: 0))
        contacts.withMutableWords { done in
            row.forEachBatch(laterThan: time) { events, runs in
                if let plainSteps {
                    known.take(events, plainSteps, done: done)
                } else {
                    take(events, of: runs, &known, done: done)
                }
            }
        }
        (self.known, self.contacts) = (known, contacts)
    }

    /// Takes a batch, whatever the steps ask for.
    private func take(
        _ events: UnsafeBufferPointer<SequenceEvent>,
        of runs: [EventRun],
        _ known: inout Known,
        done: UnsafeMutableBufferPointer<UInt64>
    ) {
        for place in events.indices.reversed() {
            known.ask(events[max(0, place &- KeptFigures.distance)].contact)
            let event = events[place]
            let contact = Int(event.contact)
            let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: contact & 63)
            if done[contact &>> 6] & bit != 0 { continue }
            if isBeginning(event, of: runs, &known) { done[contact &>> 6] |= bit }
        }
    }

    /// Notes an event as the steps that it can be; says whether it is the first one, and all others follow.
    private func isBeginning(_ event: SequenceEvent, of runs: [EventRun], _ known: inout Known) -> Bool {
        // From the first step to the last, and what is forbidden after that, so that no event follows itself.
        for number in steps.indices where steps[number].isPossible(event.steps) {
            let next = number + 1
            if next < steps.count, !known.follows(event, of: runs, next - 1, steps[next]) { continue }
            let isForbidden = forbiddenAfter[number].contains { other in
                known.follows(event, of: runs, steps.count - 1 + other, forbidden[other])
            }
            if isForbidden { continue }
            guard number > 0 else { return true }
            known.note(event, of: runs, number - 1, steps[number])
        }
        for other in forbidden.indices where forbidden[other].isPossible(event.steps) {
            known.note(event, of: runs, steps.count - 1 + other, forbidden[other])
        }
        return false
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

        /// Takes a batch of which each event is decided by one time, without a branch: what comes next cannot be foreseen.
        mutating func take(
            _ events: UnsafeBufferPointer<SequenceEvent>,
            _ steps: [PlainStep],
            done: UnsafeMutableBufferPointer<UInt64>
        ) {
            times.withUnsafeMutableBufferPointer { times in
                steps.withUnsafeBufferPointer { steps in
                    let figures = KeptFigures(times)
                    for place in events.indices.reversed() {
                        figures.ask(Int(events[max(0, place &- KeptFigures.distance)].contact) &* stepCount)
                        let event = events[place]
                        let first = Int(event.contact) &* stepCount
                        var left = event.steps
                        // From the first step to the last, so that no event follows itself.
                        while left != 0 {
                            let number = left.trailingZeroBitCount
                            left &= left &- 1
                            let step = steps[number]
                            let distance = UInt64(bitPattern: times[first &+ step.next] &- event.time)
                            let follows = distance <= step.greatestDistance
                            if number == 0 {
                                done[Int(event.contact &>> 6)] |= (follows ? 1 : 0) &<< UInt64(event.contact & 63)
                            } else {
                                let own = first &+ step.own
                                times[own] = follows ? event.time : times[own]
                            }
                        }
                    }
                }
            }
        }

        /// Whether an event that can be a step follows a present event of the step before, close enough.
        @inline(__always)
        func follows(_ event: SequenceEvent, of runs: [EventRun], _ number: Int, _ step: SequenceStepTest) -> Bool {
            guard let path = step.path else {
                let time = times[Int(event.contact) &* stepCount &+ number]
                return time != Self.never && step.isInReach(time, of: event.time)
            }
            var found = false
            runs.forEachValue(of: event, path) { value in
                guard !found, let time = timesByValue[number][Self.key(event.contact, value)] else { return }
                found = step.isInReach(time, of: event.time)
            }
            return found
        }

        /// Notes that a present event can be a step.
        @inline(__always)
        mutating func note(_ event: SequenceEvent, of runs: [EventRun], _ number: Int, _ step: SequenceStepTest) {
            guard let path = step.path else {
                times[Int(event.contact) &* stepCount &+ number] = event.time
                return
            }
            runs.forEachValue(of: event, path) { timesByValue[number][Self.key(event.contact, $0)] = event.time }
        }

        private static func key(_ contact: UInt32, _ value: UInt32) -> UInt64 {
            UInt64(contact) << 32 | UInt64(value)
        }
    }
}
