internal import Columns
internal import EventModel
package import EventStore

/// The events of a selection as they are sent, in event order, each with its standing in the ledger; in bounded memory.
package final class SelectedEvents {
    private let selection: PushSelection
    private let events: EventsByTime
    /// A writer for each core.
    private let writers: [EventBodyWriter]
    private let standings: EventStandings?
    private let leftOut: Prediction?
    private var pending: [EventBody] = []
    /// How many of them were given out.
    private var taken = 0
    /// How many equal events came before, for those of the moment that the last one happened at.
    private var equals: [EventKey.Fingerprint: Int] = [:]
    private var moment: Int64?

    /// Prepares a walk over the events of a snapshot.
    ///
    /// - Parameter leftOut: What is foreseen to come to nothing, if that is not to be sent.
    package init(
        _ snapshot: StoreSnapshot,
        _ selection: PushSelection,
        _ version: APIVersion,
        standings: EventStandings?,
        leavingOut leftOut: Prediction? = nil
    ) throws {
        self.selection = selection
        self.standings = standings
        self.leftOut = leftOut
        events = try EventsByTime(snapshot, selection.ofStore)
        writers = (0..<Concurrently.threads(for: .max)).map { _ in EventBodyWriter(version) }
    }

    /// How many events there are at most.
    package var eventsAtMost: Int { events.eventsAtMost }

    /// The next event; nil after the last.
    package func next() throws -> EventBody? {
        while taken == pending.count {
            guard let slice = try events.nextSlice() else { return nil }
            pending = []
            pending = try bodies(slice)
            taken = 0
        }
        taken += 1
        return pending[taken - 1]
    }

    /// The next event that is to be sent; nil after the last.
    package func nextDue() throws -> EventBody? {
        while let event = try next() {
            if selection.isDue(event.standing), leftOut?.foresees(event) != true { return event }
        }
        return nil
    }

    private func bodies(_ slice: EventsOfSlice) throws -> [EventBody] {
        var bodies: [EventBody] = []
        bodies.reserveCapacity(slice.events.count)
        for (event, written) in zip(slice.events, try written(slice)) { bodies.append(body(event, written)) }
        try standings?.look(up: &bodies)
        return selection.includesNew ? bodies : bodies.filter { $0.standing != .new }
    }

    /// An event's JSON as it is sent, and what was found out on the way.
    private struct Written: Sendable {
        let json: [UInt8]
        let facts: EventBodyWriter.Facts
    }

    /// Writes the events of a slice, on all cores at once.
    private func written(_ slice: EventsOfSlice) throws -> [Written] {
        // Each core has a writer of its own.
        nonisolated(unsafe) let writers = writers
        let (count, shares) = (slice.events.count, writers.count)
        let written = Concurrently.map(shares) { share in
            Result {
                try slice.events[count * share / shares..<count * (share + 1) / shares].map { event in
                    var json: [UInt8] = []
                    json.reserveCapacity(event.bytes.count + 16)
                    let facts = try slice.withJSON(of: event) {
                        try writers[share].append($0, occurred: WallClock(microseconds: event.occurred), to: &json)
                    }
                    return Written(json: json, facts: facts)
                }
            }
        }
        return try written.flatMap { try $0.get() }
    }

    private func body(_ event: TimedEvent, _ written: Written) -> EventBody {
        let facts = written.facts
        if moment != event.occurred {
            moment = event.occurred
            equals.removeAll(keepingCapacity: true)
        }
        let occurrence = equals[facts.fingerprint, default: 0]
        equals[facts.fingerprint] = occurrence + 1
        return EventBody(
            number: event.number,
            eventType: event.eventType,
            contact: event.contact == EventBuffer.noContact ? nil : event.contact,
            key: EventKey(occurred: event.occurred, fingerprint: facts.fingerprint, occurrence: occurrence),
            order: facts.order,
            hasKeyValue: facts.hasKeyValue,
            json: written.json
        )
    }
}
