internal import EventModel
package import EventStore

/// Stored events as the vendor's API takes them: requests `{"events": [...]}` of as many events as one may have.
package struct RequestExport {
    private let events: EventExport
    private let greatestCount: Int

    /// Begins an export; a request has at most as many events as the vendor allows.
    package init(_ events: EventExport, eventsPerRequest: Int = YespoRules.pastEventsPerRequest) {
        self.events = events
        greatestCount = eventsPerRequest
    }

    /// Hands out one request after another as minified JSON, without a line's end; none if there are no events.
    ///
    /// The sink's bytes are valid during the call.
    package func writeRequests(
        progress: (_ done: Int) -> Void = { _ in },
        _ sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var bytes: [UInt8] = []
        var count = 0
        func end() throws {
            guard count > 0 else { return }
            bytes += "]}".utf8
            try bytes.withUnsafeBytes(sink)
            bytes.removeAll(keepingCapacity: true)
            count = 0
        }
        try events.forEach(progress: progress) { event in
            bytes += count == 0 ? Array("{\"events\":[".utf8) : [UInt8(ascii: ",")]
            event.appendJSON(to: &bytes)
            count += 1
            if count == greatestCount { try end() }
        }
        try end()
    }
}
