internal import Columns
internal import EventStore
internal import Synchronization

/// One pass over the row groups of an event type, for all conditions on it, on all cores.
struct EventPass {
    /// The store.
    let snapshot: StoreSnapshot
    /// The event type's number.
    let eventType: UInt32

    /// On how many threads rows are looked at; nil: as many as are worth it.
    let threads: Int?

    /// How many row groups are fetched before they are looked at, and lie in memory as they lie in the file.
    private static let groupsAtOnce = 32
    /// How many rows are worth a thread.
    private static let fewestRows = 1 << 16

    /// A row group, and who wants to see it.
    private struct Turn {
        let packed: PackedRowGroup
        let wanting: [ThreadedEvaluation]
    }

    /// Shows every condition the rows in its window.
    ///
    /// Row groups outside of all windows are not read, and of the others only the columns and rows that somebody wants.
    func run(_ conditions: [ThreadedEvaluation]) throws {
        let groups = snapshot.rowGroups.filter { group in
            group.eventType == eventType && conditions.contains { $0.evaluation.window.overlaps(group.occurred) }
        }
        let threads = threads ?? worthwhileThreads(for: groups, conditions)
        if threads > 1 {
            // A dictionary reads its texts when they are asked for, which is nothing for several threads at once.
            snapshot.readTexts(of: Set(conditions.flatMap(\.evaluation.columns)))
        }
        for condition in conditions { condition.prepare(threads: threads) }
        for start in stride(from: 0, to: groups.count, by: Self.groupsAtOnce) {
            let turns = try groups[start..<min(start + Self.groupsAtOnce, groups.count)].map { group in
                let wanting = conditions.filter { $0.evaluation.window.overlaps(group.occurred) }
                return Turn(packed: try snapshot.fetch(group, Self.needs(of: wanting, group)), wanting: wanting)
            }
            try show(turns, threads)
        }
    }

    /// Each thread keeps something of all contacts, and that must be cleared before and put together afterwards.
    private func worthwhileThreads(for groups: [RowGroup], _ conditions: [ThreadedEvaluation]) -> Int {
        let rows = groups.reduce(0) { rows, group in
            rows + group.events * conditions.count { $0.evaluation.window.overlaps(group.occurred) }
        }
        let ofOne = rows / max(1, conditions.count)
        return min(groups.count, Concurrently.threads(for: ofOne - snapshot.contacts.count, fewest: Self.fewestRows))
    }

    private static func needs(of wanting: [ThreadedEvaluation], _ group: RowGroup) -> RowGroupNeeds {
        let wanting = wanting.map(\.evaluation)
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

    private func show(_ turns: [Turn], _ threads: Int) throws {
        let look = Look(turns: turns)
        for result in Concurrently.map(threads, { thread in look.take(by: thread) }) { try result.get() }
    }

    /// The work on some row groups, of which each thread takes the next one when it has done its last.
    private final class Look: @unchecked Sendable {
        // Who looks at a group has it alone, and so it is with a thread's evaluations.
        private let turns: [Turn]
        private let next = Atomic(0)

        init(turns: [Turn]) {
            self.turns = turns
        }

        func take(by thread: Int) -> Result<Void, any Error> {
            Result {
                while true {
                    let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard number < turns.count else { return }
                    try take(turns[number], by: thread)
                }
            }
        }

        private func take(_ turn: Turn, by thread: Int) throws {
            let (group, events) = (turn.packed.group, try turn.packed.unpacked())
            for condition in turn.wanting {
                let evaluation = condition.evaluations[thread]
                let rows =
                    events.occurred.isEmpty || evaluation.window.contains(group.occurred)
                    ? 0..<events.count : evaluation.window.indexes(in: events.occurred)
                if !rows.isEmpty { evaluation.take(rows, of: events, in: group) }
            }
        }
    }
}
