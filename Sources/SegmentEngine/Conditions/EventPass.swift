internal import EventStore

/// One pass over the row groups of an event type, for all conditions on it.
struct EventPass {
    /// The store.
    let snapshot: StoreSnapshot
    /// The event type's number.
    let eventType: UInt32

    /// Shows every condition the rows in its window.
    ///
    /// Row groups outside of all windows are not read, and of the others only the columns that somebody wants.
    func run(_ evaluations: [any EventEvaluation]) throws {
        for group in snapshot.rowGroups where group.eventType == eventType {
            let wanting = evaluations.filter { $0.window.overlaps(group.occurred) }
            guard !wanting.isEmpty else { continue }
            let columns = wanting.reduce(into: Set<UInt32>()) { $0.formUnion($1.columns) }
            let events = try snapshot.read(group, columns: columns)
            for evaluation in wanting {
                let rows = evaluation.window.indexes(in: events.occurred)
                if !rows.isEmpty { evaluation.take(rows, of: events, in: group) }
            }
        }
    }
}
