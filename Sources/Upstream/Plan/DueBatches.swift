/// The batches of the events that are to be sent, oldest first, as far as orders allow several at a time.
package struct DueBatches {
    private let events: SelectedEvents
    private var dealer: BatchDealer
    /// The last batches, once all events are dealt out.
    private var rest: ArraySlice<PushBatch>?

    /// Makes the batches of a walk that has not begun.
    package init(_ events: SelectedEvents, _ limits: SendingLimits) {
        self.events = events
        dealer = BatchDealer(limits)
    }

    /// The next batch; nil after the last.
    package mutating func next() throws -> PushBatch? {
        while rest == nil {
            guard let event = try events.nextDue() else {
                rest = dealer.rest()[...]
                break
            }
            if let full = dealer.deal(event) { return full }
        }
        return rest?.popFirst()
    }
}
