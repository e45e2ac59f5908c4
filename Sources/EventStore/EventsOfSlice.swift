/// Events that follow each other in event order, each with its JSON.
package struct EventsOfSlice: Sendable {
    /// The events, ascending by (occurred, event number).
    package internal(set) var events: [TimedEvent] = []
    /// The JSON of all of them; ``TimedEvent/bytes`` says where each one's is.
    package internal(set) var bytes: [UInt8] = []

    /// Takes the events of another slice; nothing is sorted.
    mutating func append(_ other: EventsOfSlice) {
        let start = bytes.count
        bytes += other.bytes
        events += other.events.map { event in
            TimedEvent(
                number: event.number,
                eventType: event.eventType,
                contact: event.contact,
                occurred: event.occurred,
                bytes: event.bytes.lowerBound + start..<event.bytes.upperBound + start
            )
        }
    }

    /// The JSON of an event as it was stored, minified; valid during the call.
    package func withJSON<Result>(
        of event: TimedEvent,
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[event.bytes])) }
    }
}

/// A stored event's place in the store and in time.
package struct TimedEvent: Sendable {
    /// The event's number.
    package let number: Int64
    /// The number of its event type.
    package let eventType: UInt32
    /// Its contact's number, or ``EventBuffer/noContact``.
    package let contact: UInt32
    /// Its time in microseconds on the store's clock.
    package let occurred: Int64
    /// Where its JSON stands in ``EventsOfSlice/bytes``.
    package let bytes: Range<Int>
}
