internal import Columns
internal import SegmentLanguage

/// The way back through the events of a range of contacts, from the last to the first, looking for a sequence.
final class SequenceWalk: @unchecked Sendable {
    // One thread at a time goes on with it.

    /// The contacts.
    let range: Range<UInt32>
    private var merge = BackwardMerge()
    private var state: SequenceState

    /// Begins after the last event.
    ///
    /// - Parameter paths: What steps compare.
    init(_ steps: [ResolvedStep], _ paths: [Path], of range: Range<UInt32>) {
        self.range = range
        var links: [SequenceState.Link] = []
        for (number, step) in steps.enumerated() {
            let test = SequenceStepTest(
                step: number,
                within: step.within,
                path: step.same.flatMap { paths.firstIndex(of: $0) }
            )
            if !step.isNegated {
                links.append(SequenceState.Link(step: test, forbidden: []))
            } else if !links.isEmpty {
                links[links.count - 1].forbidden.append(test)
            }
        }
        state = SequenceState(links, contacts: range.count)
    }

    /// Those of the contacts, counted from the first of them, who did it all.
    var contacts: Bitmap { state.contacts }

    /// Adds the events of a row group.
    func add(_ run: EventRun) { merge.add(run) }

    /// Goes through the events that are later than a time, or through all that are left.
    func goOn(laterThan time: Int64?) {
        // Taken out and put back, so that the loop need not ask at each event whether somebody else looks at it.
        var merge = merge
        self.merge = BackwardMerge()
        state.take(&merge, laterThan: time)
        self.merge = merge
    }
}
