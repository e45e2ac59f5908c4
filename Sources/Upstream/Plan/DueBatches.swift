/// The batches of the events that are to be sent, oldest first, one after another.
package struct DueBatches {
    private let events: SelectedEvents
    private var cutter: BatchCutter
    /// The event that begins the next batch.
    private var first: EventBody?

    /// Makes the batches of a walk that has not begun.
    package init(_ events: SelectedEvents, _ limits: SendingLimits) {
        self.events = events
        cutter = BatchCutter(eventsAtMost: limits.eventsPerBatch)
    }

    /// The next batch; nil after the last.
    package mutating func next() throws -> PushBatch? {
        if first == nil {
            first = try events.nextDue()
            if let first { _ = cutter.begins(withEventOf: first.json.count) }
        }
        guard let begin = first else { return nil }
        var batch = PushBatch(events: [begin])
        first = nil
        while let event = try events.nextDue() {
            if cutter.begins(withEventOf: event.json.count) {
                first = event
                break
            }
            batch.events.append(event)
        }
        return batch
    }
}
