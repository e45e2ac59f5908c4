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

    /// How many rows are worth a thread.
    private static let fewestRows = 1 << 16

    /// A row group, and who wants to see it.
    private struct Turn: @unchecked Sendable {
        // Who looks at a group has it alone, and so it is with a thread's evaluations.
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
        let threadsBegun = ThreadCount()
        let looks = try Concurrently.stream(threads: threads) {
            Look(thread: threadsBegun.next())
        } _: { give in
            for group in groups {
                let wanting = conditions.filter { $0.evaluation.window.overlaps(group.occurred) }
                give(Turn(packed: try snapshot.fetch(group, Self.needs(of: wanting, group)), wanting: wanting))
            }
        } take: { (look: inout Look, turn: Turn) in
            look.take(turn)
        }
        for look in looks { if let error = look.error { throw error } }
    }

    /// Each thread keeps something of all contacts, and that must be cleared before and put together afterwards: about half
    /// of what it takes to look at as many rows.
    private func worthwhileThreads(for groups: [RowGroup], _ conditions: [ThreadedEvaluation]) -> Int {
        let rows = groups.reduce(0) { rows, group in
            rows + group.events * conditions.count { $0.evaluation.window.overlaps(group.occurred) }
        }
        let ofOne = rows / max(1, conditions.count)
        return min(
            groups.count,
            Concurrently.threads(for: ofOne - snapshot.contacts.count / 2, fewest: Self.fewestRows)
        )
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
            if evaluation.looksAtTimes(in: group) { needs.times = true }
            if evaluation.looksAtNumbers { needs.positions = true }
        }
        // Of several windows each has its own rows, unless all of them have all.
        let areAlike = wanting.allSatisfy { $0.window == wanting[0].window }
        if !areAlike, !wanting.allSatisfy({ $0.window.contains(group.occurred) }) { needs.times = true }
        return needs
    }

    /// What one thread looks at, with evaluations of its own.
    private struct Look: Sendable {
        let thread: Int
        private(set) var error: (any Error)?

        init(thread: Int) {
            self.thread = thread
        }

        mutating func take(_ turn: Turn) {
            guard error == nil else { return }
            do {
                let (group, events) = (turn.packed.group, try turn.packed.unpacked())
                for condition in turn.wanting {
                    let evaluation = condition.evaluations[thread]
                    let rows =
                        events.occurred.isEmpty || evaluation.window.contains(group.occurred)
                        ? 0..<events.count : evaluation.window.indexes(in: events.occurred)
                    if !rows.isEmpty { evaluation.take(rows, of: events, in: group) }
                }
            } catch {
                self.error = error
            }
        }
    }
}
