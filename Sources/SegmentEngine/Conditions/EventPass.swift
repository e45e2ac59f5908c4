internal import Columns
internal import EventStore

/// One pass over the row groups of an event type, for all conditions on it.
struct EventPass {
    /// The store.
    let snapshot: StoreSnapshot
    /// The event type's number.
    let eventType: UInt32

    /// How many row groups are unpacked together, on all cores.
    private static let groupsAtOnce = 8

    /// A row group, and who wants to see it.
    private struct Turn {
        let packed: PackedRowGroup
        let wanting: [any EventEvaluation]
    }

    /// Shows every condition the rows in its window.
    ///
    /// Row groups outside of all windows are not read, and of the others only the columns and rows that somebody wants.
    func run(_ evaluations: [any EventEvaluation]) throws {
        var turns: [Turn] = []
        for group in snapshot.rowGroups where group.eventType == eventType {
            let wanting = evaluations.filter { $0.window.overlaps(group.occurred) }
            guard !wanting.isEmpty else { continue }
            let packed = try snapshot.fetch(group, Self.needs(of: wanting, group))
            turns.append(Turn(packed: packed, wanting: wanting))
            if turns.count == Self.groupsAtOnce {
                try show(turns)
                turns.removeAll(keepingCapacity: true)
            }
        }
        try show(turns)
    }

    private static func needs(of wanting: [any EventEvaluation], _ group: RowGroup) -> RowGroupNeeds {
        var needs = RowGroupNeeds(
            columns: [],
            from: wanting.map(\.window.from).min() ?? 0,
            to: wanting.map(\.window.to).max() ?? 0
        )
        for evaluation in wanting {
            needs.columns.formUnion(evaluation.columns)
            if evaluation.looksAtTimes { (needs.times, needs.positions) = (true, true) }
        }
        // Of several windows each has its own rows, unless all of them have all.
        let areAlike = wanting.allSatisfy { $0.window == wanting[0].window }
        if !areAlike, !wanting.allSatisfy({ $0.window.contains(group.occurred) }) { needs.times = true }
        return needs
    }

    private func show(_ turns: [Turn]) throws {
        // Each row group is unpacked by one thread, and looked at by this one when all are.
        let packed = turns.map(\.packed)
        let unpacked = Concurrently.map(turns.count) { number in Unpacked(packed[number]) }
        for (turn, unpacked) in zip(turns, unpacked) {
            let events = try unpacked.result.get()
            for evaluation in turn.wanting {
                let rows =
                    events.occurred.isEmpty || evaluation.window.contains(turn.packed.group.occurred)
                    ? 0..<events.count : evaluation.window.indexes(in: events.occurred)
                if !rows.isEmpty { evaluation.take(rows, of: events, in: turn.packed.group) }
            }
        }
    }

    private struct Unpacked: @unchecked Sendable {
        // One thread makes it and another one has it afterwards.
        let result: Result<EventBuffer, any Error>

        init(_ packed: PackedRowGroup) {
            result = Result { try packed.unpacked() }
        }
    }
}
