/// Events that go in one request.
package struct PushBatch: Sendable {
    /// The events, oldest first.
    package var events: [EventBody]

    /// Makes a batch.
    package init(events: [EventBody]) {
        self.events = events
    }

    /// The body of the request: `{"events":[...]}`.
    ///
    /// Yespo OpenAPI, Generate past events.
    package var body: [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(events.reduce(16) { $0 + $1.json.count + 1 })
        body.append(contentsOf: "{\"events\":[".utf8)
        for (index, event) in events.enumerated() {
            if index > 0 { body.append(UInt8(ascii: ",")) }
            body.append(contentsOf: event.json)
        }
        body.append(contentsOf: "]}".utf8)
        return body
    }

    /// The hash of what the batch holds: the fingerprints of its events in their order.
    package var content: EventKey.Fingerprint {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 * events.count)
        for event in events { event.key.fingerprint.append(to: &bytes) }
        return bytes.withUnsafeBytes { EventKey.Fingerprint(of: $0) }
    }

    /// The orders that its events speak of, by the hashes of their identifiers.
    package var orders: Set<UInt64> { Set(events.compactMap(\.order)) }

    /// The two halves, the first no smaller than the second.
    package var halves: (PushBatch, PushBatch) {
        let middle = (events.count + 1) / 2
        return (PushBatch(events: Array(events[..<middle])), PushBatch(events: Array(events[middle...])))
    }
}
