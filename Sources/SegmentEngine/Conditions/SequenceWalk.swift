internal import Columns
internal import SegmentLanguage

/// The way back through the events of a share of the contacts, from the last to the first, looking for a sequence.
final class SequenceWalk: @unchecked Sendable {
    // One thread at a time goes on with it.

    private let merge = BackwardMerge()
    private var state: SequenceState

    /// Begins after the last event.
    ///
    /// - Parameters:
    ///   - paths: What steps compare.
    ///   - contacts: How many contacts there are in the share.
    init(_ steps: [ResolvedStep], _ paths: [Path], contacts: Int) {
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
        state = SequenceState(links, contacts: contacts)
    }

    /// Those of the contacts who did it all, by their places in the share.
    var contacts: Bitmap { state.contacts }

    /// Adds the events of a row group.
    func add(_ run: EventRun) { merge.add(run) }

    /// Goes through the events that are later than a time, or through all that are left.
    func goOn(laterThan time: Int64?) {
        state.take(merge, laterThan: time)
    }
}
