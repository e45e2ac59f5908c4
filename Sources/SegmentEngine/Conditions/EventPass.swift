internal import Columns
internal import EventStore

/// One pass over the row groups of an event type, for all conditions on it, on all cores.
struct EventPass {
    /// The store.
    let snapshot: StoreSnapshot
    /// The event type's number.
    let eventType: UInt32

    /// On how many threads rows are looked at; nil: as many as are worth it.
    let threads: Int?

    /// How many row groups are unpacked together, on all cores.
    private static let groupsAtOnce = 8
    /// How many rows are worth a thread.
    private static let fewestRows = 1 << 15

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
        let threads = threads ?? worthwhileThreads(for: groups)
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
    private func worthwhileThreads(for groups: [RowGroup]) -> Int {
        let rows = groups.reduce(0) { $0 + $1.events }
        return Concurrently.threads(for: rows - snapshot.contacts.count, fewest: Self.fewestRows)
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
        // Each row group is unpacked by one thread; when all are, each thread looks at some rows of each.
        let packed = turns.map(\.packed)
        let unpacked = try Concurrently.map(turns.count) { number in Unpacked(packed[number]) }.map {
            try $0.result.get()
        }
        let looks = (0..<threads).map { thread in Look(turns: turns, events: unpacked, thread: thread, of: threads) }
        _ = Concurrently.map(threads) { thread in looks[thread].take() }
    }

    private struct Unpacked: @unchecked Sendable {
        // One thread makes it and others have it afterwards.
        let result: Result<EventBuffer, any Error>

        init(_ packed: PackedRowGroup) {
            result = Result { try packed.unpacked() }
        }
    }

    /// What one thread looks at.
    private struct Look: @unchecked Sendable {
        // Nobody changes the events, and the evaluations are the thread's own.
        let turns: [Turn]
        let events: [EventBuffer]
        let thread: Int
        let threads: Int

        init(turns: [Turn], events: [EventBuffer], thread: Int, of threads: Int) {
            (self.turns, self.events, self.thread, self.threads) = (turns, events, thread, threads)
        }

        func take() {
            for (turn, events) in zip(turns, events) {
                let group = turn.packed.group
                for condition in turn.wanting {
                    let evaluation = condition.evaluations[thread]
                    let rows =
                        events.occurred.isEmpty || evaluation.window.contains(group.occurred)
                        ? 0..<events.count : evaluation.window.indexes(in: events.occurred)
                    let start = rows.lowerBound + rows.count * thread / threads
                    let end = rows.lowerBound + rows.count * (thread + 1) / threads
                    if start < end { evaluation.take(start..<end, of: events, in: group) }
                }
            }
        }
    }
}
