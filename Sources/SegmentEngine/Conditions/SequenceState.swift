internal import Columns

/// A sequence while events pass by from the last to the first.
///
/// Backwards, everything that an event must be followed by is known when the event comes, and so is everything that
/// must not follow it. So each event is decided once, and the decision is exact for every choice of events.
struct SequenceState {
    /// A step that is not negated, with the negated ones behind it.
    struct Link {
        /// The step itself.
        var step: SequenceStepState
        /// The steps that must not follow it.
        var forbidden: [SequenceStepState]
    }

    private var links: [Link]
    /// The contacts who did it all.
    private(set) var contacts: Bitmap

    /// Knows no event yet.
    init(_ links: [Link], contacts: Int) {
        self.links = links
        self.contacts = Bitmap(count: contacts)
    }

    /// Takes an event that is earlier than all before.
    @inline(__always)
    mutating func take(_ event: Int, of run: EventRun) {
        let contact = Int(run.contacts[event])
        guard !contacts[contact] else { return }
        let steps = run.steps[event]
        // From the first link to the last, and what is forbidden after that, so that no event follows itself.
        for link in links.indices where steps >> UInt64(links[link].step.step) & 1 == 1 {
            if link + 1 < links.count, !links[link + 1].step.follows(event, of: run) { continue }
            if isForbidden(link, event, of: run) { continue }
            guard link > 0 else {
                contacts[contact] = true
                return
            }
            links[link].step.note(event, of: run)
        }
        for link in links.indices {
            for index in links[link].forbidden.indices
            where steps >> UInt64(links[link].forbidden[index].step) & 1 == 1 {
                links[link].forbidden[index].note(event, of: run)
            }
        }
    }

    @inline(__always)
    private func isForbidden(_ link: Int, _ event: Int, of run: EventRun) -> Bool {
        for step in links[link].forbidden where step.follows(event, of: run) { return true }
        return false
    }
}
