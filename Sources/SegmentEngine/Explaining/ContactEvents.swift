internal import Columns
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// The events of the one contact that a condition speaks of, in event order.
extension Explainer {
    /// The events of a choice, with the values that its predicate looks at and those of other paths.
    func events(of choice: ResolvedEvents, showing paths: [Path] = []) throws -> [ProvingEvent] {
        try events(of: choice, showing: paths, reading: []) { _, _ in }.map(\.event)
    }

    /// The events of a choice, and what a closure takes from the row of each.
    ///
    /// Row groups without an event of the contact are read no further than that.
    func events<Taken>(
        of choice: ResolvedEvents,
        showing paths: [Path],
        reading columns: Set<UInt32>,
        _ take: (_ row: Int, _ events: EventBuffer) throws -> Taken
    ) throws -> [(event: ProvingEvent, taken: Taken)] {
        guard let type = snapshot.eventType(named: choice.eventType) else { return [] }
        let filter = binding.filter(choice)
        var shown: [ShownPath] = []
        for path in (choice.predicate?.paths ?? []) + paths where !shown.contains(where: { $0.path == path }) {
            shown.append(ShownPath(path, predicates))
        }
        let wanted = shown.reduce(filter.columns.union(columns)) { $0.union($1.columns) }
        var found: [(event: ProvingEvent, taken: Taken)] = []
        for group in snapshot.rowGroups where group.eventType == type && filter.window.overlaps(group.occurred) {
            let entry = try index.entry(of: group)
            let own = filter.window.indexes(in: entry.occurred)
            guard !own.isEmpty else { continue }
            let events = try snapshot.read(group, columns: wanted)
            for row in entry.rows[own] where filter.holds(row, of: events) {
                let event = ProvingEvent(
                    number: group.part.firstEvent + Int64(events.positions[row]),
                    type: choice.eventType,
                    occurred: WallClock(microseconds: events.occurred[row]),
                    values: shown.map { ProvingEvent.Value($0.path.text, $0.value(row, of: events)) }
                )
                found.append((event, try take(row, events)))
            }
        }
        return found.sorted { $0.event.isBefore($1.event) }
    }
}

extension EventFilter {
    /// Whether one event satisfies the predicate.
    func holds(_ row: Int, of events: EventBuffer) -> Bool {
        predicate?.holding(row..<row + 1, in: events.columns)[0] ?? true
    }
}
