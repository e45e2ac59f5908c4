package import Columns
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
    /// The contacts of the events that would be sent, as far as they are missing upstream.
    package let contacts: PlannedContacts
    /// What is foreseen to come to nothing; nil where nothing is left to send, so that nobody was asked.
    package let prediction: Prediction?
    /// How many of the selected events are foreseen to come to nothing, each under one reason, most frequent first.
    package let predicted: [(reason: Prediction.Reason, events: Int)]
    /// The times of the first and the last event that would be sent; nil if there is none.
    package let duePeriod: ClosedRange<WallClock>?
    /// The periods whose deletion upstream would take the selection back.
    package let windows: [DeletionWindows.Window]
    /// How long the requests take at the vendor's limits, without the time until each reply.
    package let duration: Duration

    /// Works out a plan; reads the selected events once.
    ///
    /// - Parameters:
    ///   - known: The contacts that are upstream already; nil if nobody said which ones are.
    ///   - foresee: Called once, when the first event that would be sent is met; nil stops.
    ///   - progress: Called now and then with how many events were looked at; `false` stops.
    /// - Throws: ``Stopped``, `StoreError`, ``LedgerError``, and what `foresee` throws.
    package init(
        _ snapshot: StoreSnapshot,
        _ selection: PushSelection,
        _ version: APIVersion,
        standings: EventStandings?,
        limits: SendingLimits,
        known: Bitmap? = nil,
        foresee: () throws -> Prediction?,
        progress: (_ done: Int, _ atMost: Int) -> Bool
    ) throws {
        let events = try SelectedEvents(snapshot, selection, version, standings: standings)
        var counts = Counts(snapshot, limits)
        var prediction: Prediction?
        while let event = try events.next() {
            let isWanted = selection.isDue(event.standing)
            if isWanted, prediction == nil {
                prediction = try foresee()
                if prediction == nil { throw Stopped() }
            }
            let isLeftOut = isWanted && selection.skipsPredicted && prediction?.foresees(event) ?? false
            counts.add(event, isWanted ? isLeftOut ? .leftOut : .due : .settled)
            if counts.looked % 1_024 == 0, !progress(counts.looked, events.eventsAtMost) { throw Stopped() }
        }
        for group in snapshot.rowGroups where group.occurred.overlaps(selection.ofStore.occurred) {
            for occurred in try RowGroupColumns(group, of: snapshot).occurred.get() {
                counts.windows.addStored(WallClock(microseconds: occurred))
            }
        }
        let names = snapshot.eventTypeNames
        eventTypes = counts.types.map { type, count in
            EventTypeCount(name: names[Int(type)], events: count.events, due: count.due, period: count.period)
        }.sorted { $0.events != $1.events ? $0.events > $1.events : $0.name < $1.name }
        dueBatches = counts.fullBatches + counts.dealer.rest().count
        var tally = counts.tally
        tally.plan(batches: dueBatches)
        self.tally = tally
        due = counts.due
        losingSeconds = counts.losingSeconds
        contacts = PlannedContacts(counts.contacts, known: known, snapshot)
        duePeriod = counts.duePeriod
        self.prediction = prediction
        predicted = prediction?.counts(of: counts.all, withoutKey: counts.withoutKey) ?? []
        windows = counts.windows.windows()
        duration = .seconds(Double(dueBatches) / Double(max(1, limits.requestsPerSecond)))
    }

    /// The user asked to stop before the plan was ready.
    package struct Stopped: Error {}

    /// What becomes of an event.
    private enum Fate {
        /// It is to be sent.
        case due
        /// It would be sent, were it not foreseen to come to nothing.
        case leftOut
        /// It has been sent.
        case settled
    }

    /// What is counted on the way.
    private struct Counts {
        struct OfType {
            var events = 0
            var due = 0
            var period: ClosedRange<WallClock>
        }

        var looked = 0
        var types: [UInt32: OfType] = [:]
        var tally = PushTally()
        var dealer: BatchDealer
        var fullBatches = 0
        var due = 0
        var duePeriod: ClosedRange<WallClock>?
        var losingSeconds = 0
        var contacts: Bitmap
        var all: EventSet
        var withoutKey: EventSet
        var windows = DeletionWindows()

        init(_ snapshot: StoreSnapshot, _ limits: SendingLimits) {
            contacts = Bitmap(count: snapshot.contacts.count)
            (all, withoutKey) = (EventSet(snapshot.parts), EventSet(snapshot.parts))
            dealer = BatchDealer(limits)
        }

        mutating func add(_ event: EventBody, _ fate: Fate) {
            looked += 1
            all.insert(event.number)
            if !event.hasKeyValue { withoutKey.insert(event.number) }
            // What was refused or lost before is still that, also if it is not to be sent again.
            if fate == .leftOut, event.standing.isNowhere { return tally.skip() }
            tally.add(event.standing)
            let occurred = WallClock(microseconds: event.key.occurred)
            windows.add(occurred)
            var type = types[event.eventType] ?? OfType(period: occurred...occurred)
            type.events += 1
            type.period = Self.extended(type.period, to: occurred)
            if fate == .due { type.due += 1 }
            types[event.eventType] = type
            guard fate == .due else { return }
            due += 1
            duePeriod = Self.extended(duePeriod, to: occurred)
            if dealer.deal(event) != nil { fullBatches += 1 }
            if occurred.microseconds % WallClock.minute != 0 { losingSeconds += 1 }
            if let contact = event.contact { contacts[Int(contact)] = true }
        }

        private static func extended(_ period: ClosedRange<WallClock>?, to time: WallClock) -> ClosedRange<WallClock> {
            guard let period else { return time...time }
            return min(period.lowerBound, time)...max(period.upperBound, time)
        }
    }
}
