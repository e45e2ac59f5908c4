/// Deals events out to batches so that several can be under way at a time.
///
/// A batch waits for earlier ones that speak of its orders, and an order's events lie days apart, so that batches cut from
/// one row would wait for each other all the time. Here each order has one of a few rows, and each row fills batches of its
/// own: those of different rows never share an order. What is left in the rows at the end goes together, oldest first.
package struct BatchDealer {
    private struct Row {
        var events: [EventBody] = []
        var cutter: BatchCutter
    }

    private let limits: SendingLimits
    private var rows: [Row]

    /// Makes as many rows as requests may be under way.
    package init(_ limits: SendingLimits) {
        self.limits = limits
        let row = Row(cutter: BatchCutter(eventsAtMost: limits.eventsPerBatch))
        rows = Array(repeating: row, count: max(1, limits.inFlight))
    }

    /// Takes an event, no older than the last one; gives the batch that has no room for it.
    package mutating func deal(_ event: EventBody) -> PushBatch? {
        let number = Int((event.order ?? event.key.fingerprint.low) % UInt64(rows.count))
        let begins = rows[number].cutter.begins(withEventOf: event.json.count)
        guard begins, !rows[number].events.isEmpty else {
            rows[number].events.append(event)
            return nil
        }
        let full = PushBatch(events: rows[number].events)
        rows[number].events = [event]
        return full
    }

    /// The batches of what is left.
    package func rest() -> [PushBatch] {
        let left = rows.flatMap(\.events).sorted {
            ($0.key.occurred, $0.number) < ($1.key.occurred, $1.number)
        }
        var cutter = BatchCutter(eventsAtMost: limits.eventsPerBatch)
        var batches: [PushBatch] = []
        for event in left {
            if cutter.begins(withEventOf: event.json.count) { batches.append(PushBatch(events: [])) }
            batches[batches.count - 1].events.append(event)
        }
        return batches
    }
}
