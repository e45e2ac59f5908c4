internal import Columns
internal import EventStore
internal import SegmentLanguage

/// `did A then B within 7 days then not C within 3 days`: one merge in event order over parts and event types.
///
/// Time grows with the events that can be steps, memory with the contacts times the steps, and with the row groups whose
/// times overlap.
struct SequenceEvaluation {
    private struct Step {
        let eventType: UInt32
        let bit: UInt64
        let filter: EventFilter
    }

    private let snapshot: StoreSnapshot
    private let steps: [Step]
    private let paths: [SequencePath]
    private let links: [SequenceState.Link]

    /// Binds a sequence to a store.
    init(_ steps: [ResolvedStep], _ binding: EvaluationBinding, _ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        var names: [Path] = []
        var links: [SequenceState.Link] = []
        for (number, step) in steps.enumerated() {
            if let same = step.same, !names.contains(same) { names.append(same) }
            let state = SequenceStepState(
                step: number,
                within: step.within,
                path: step.same.flatMap { names.firstIndex(of: $0) },
                contacts: snapshot.contacts.count
            )
            if !step.isNegated {
                links.append(SequenceState.Link(step: state, forbidden: []))
            } else if !links.isEmpty {
                links[links.count - 1].forbidden.append(state)
            }
        }
        self.links = links
        let predicates = PredicateBinding(snapshot: snapshot)
        paths = names.map { SequencePath($0, predicates) }
        self.steps = steps.enumerated().compactMap { number, step in
            snapshot.eventType(named: step.events.eventType).map {
                Step(eventType: $0, bit: 1 << UInt64(number), filter: binding.filter(step.events))
            }
        }
    }

    /// The contacts who did it.
    func contacts() throws -> Bitmap {
        var state = SequenceState(links, contacts: snapshot.contacts.count)
        let groups = snapshot.rowGroups.filter { group in !wanting(group).isEmpty }
        try BackwardMerge(groups, read: { try run(of: $0) }).forEachEvent { run, event in
            state.take(event, of: run)
        }
        return state.contacts
    }

    private func wanting(_ group: RowGroup) -> [Step] {
        steps.filter { $0.eventType == group.eventType && $0.filter.window.overlaps(group.occurred) }
    }

    private func run(of group: RowGroup) throws -> EventRun {
        let wanting = wanting(group)
        let columns = wanting.reduce(into: paths.reduce(into: Set<UInt32>()) { $0.formUnion($1.columns) }) {
            $0.formUnion($1.filter.columns)
        }
        let needs = RowGroupNeeds(
            columns: columns,
            from: wanting.map(\.filter.window.from).min() ?? 0,
            to: wanting.map(\.filter.window.to).max() ?? 0,
            times: true,
            positions: true
        )
        let events = try snapshot.fetch(group, needs).unpacked()
        var bits = [UInt64](repeating: 0, count: events.count)
        bits.withUnsafeMutableBufferPointer { bits in
            for step in wanting {
                let rows = step.filter.window.indexes(in: events.occurred)
                guard !rows.isEmpty else { continue }
                step.filter.forEachRow(rows, of: events) { row, _ in bits[row] |= step.bit }
            }
        }
        return EventRun(0..<events.count, steps: bits, of: events, in: group, paths: paths)
    }
}
