internal import Columns
package import EventModel
package import EventStore

/// What a push would do, worked out before anything is sent.
package struct PushPlan: Sendable {
    /// Events of one type.
    package struct EventTypeCount: Hashable, Sendable {
        /// The eventTypeKey.
        package let name: String
        /// How many events are selected.
        package var events: Int
        /// How many of them would be sent.
        package var due: Int
        /// The times of the first and the last.
        package var period: ClosedRange<WallClock>
    }

    /// The event types, most frequent first.
    package let eventTypes: [EventTypeCount]
    /// How far the selection has come already.
    package let tally: PushTally
    /// How many events would be sent.
    package let due: Int
    /// How many requests that takes.
    package let dueBatches: Int
    /// How many of the events to be sent bear seconds, which the vendor's form of a time has no room for.
    package let losingSeconds: Int
    /// The contacts of the events that would be sent, but for those that a contact list names: they are there.
    package let contacts: PlannedContacts
    /// Whether the database has a contact list to tell who is there; without one everybody is taken as missing.
    package let hasContactList: Bool
    /// How many of the selected events are foreseen to come to nothing, by reason, most frequent first.
    package let predicted: [(reason: String, events: Int)]
    /// The periods whose deletion upstream would take the selection back.
    package let windows: [DeletionWindows.Window]
    /// How long the requests take at the vendor's limits, without the time until each reply.
    package let duration: Duration

    /// Works out a plan; reads the selected events once.
    ///
    /// - Parameter progress: Called now and then with how many events were looked at; `false` stops.
    /// - Throws: ``Stopped``, `StoreError`, ``LedgerError``.
    package init(
        _ snapshot: StoreSnapshot,
        _ selection: PushSelection,
        _ version: APIVersion,
        standings: EventStandings?,
        prediction: Prediction,
        limits: SendingLimits,
        progress: (_ done: Int, _ atMost: Int) -> Bool
    ) throws {
        let events = try SelectedEvents(
            snapshot,
            selection,
            version,
            standings: standings,
            prediction: prediction
        )
        var counts = Counts(contacts: snapshot.contacts.count, limits)
        var looked = 0
        while let item = try events.next() {
            counts.add(item, isDue: events.isDue(item), skips: selection.skipsPredicted)
            looked += 1
            if looked % 1_024 == 0, !progress(looked, events.eventsAtMost) { throw Stopped() }
        }
        for group in snapshot.rowGroups where group.occurred.overlaps(selection.ofStore.occurred) {
            for occurred in try snapshot.read(group, columns: []).occurred {
                counts.windows.addStored(WallClock(microseconds: occurred))
            }
        }
        let names = snapshot.eventTypeNames
        eventTypes = counts.types.map { type, count in
            EventTypeCount(name: names[Int(type)], events: count.events, due: count.due, period: count.period)
        }.sorted { $0.events != $1.events ? $0.events > $1.events : $0.name < $1.name }
        var tally = counts.tally
        tally.plan(batches: counts.cutter.batches)
        self.tally = tally
        due = counts.due
        dueBatches = counts.cutter.batches
        losingSeconds = counts.losingSeconds
        var missing = counts.contacts
        let known = snapshot.knownContacts
        hasContactList = known != nil
        if let known { missing.formAndNot(with: known) }
        contacts = PlannedContacts(missing, snapshot)
        predicted = counts.predicted.map { ($0.key, $0.value) }
            .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
        windows = counts.windows.windows()
        duration = .seconds(Double(dueBatches) / Double(max(1, limits.requestsPerSecond)))
    }

    /// The user asked to stop before the plan was ready.
    package struct Stopped: Error {}

    /// What is counted on the way.
    private struct Counts {
        struct OfType {
            var events = 0
            var due = 0
            var period: ClosedRange<WallClock>
        }

        var types: [UInt32: OfType] = [:]
        var tally = PushTally()
        var cutter: BatchCutter
        var due = 0
        var losingSeconds = 0
        var contacts: Bitmap
        var predicted: [String: Int] = [:]
        var windows = DeletionWindows()

        init(contacts: Int, _ limits: SendingLimits) {
            self.contacts = Bitmap(count: contacts)
            cutter = BatchCutter(eventsAtMost: limits.eventsPerBatch)
        }

        mutating func add(_ item: SelectedEvents.Item, isDue: Bool, skips: Bool) {
            let event = item.event
            let occurred = WallClock(microseconds: event.key.occurred)
            if let reason = item.predicted { predicted[reason, default: 0] += 1 }
            if skips, item.predicted != nil, !isDue, event.standing.batch == nil { return tally.skip() }
            tally.add(event.standing)
            windows.add(occurred)
            var type = types[event.eventType] ?? OfType(period: occurred...occurred)
            type.events += 1
            type.period = min(type.period.lowerBound, occurred)...max(type.period.upperBound, occurred)
            if isDue { type.due += 1 }
            types[event.eventType] = type
            guard isDue else { return }
            due += 1
            _ = cutter.begins(withEventOf: event.json.count)
            if occurred.microseconds % WallClock.minute != 0 { losingSeconds += 1 }
            if let contact = event.contact { contacts[Int(contact)] = true }
        }
    }
}
