internal import EventModel
internal import EventReader

/// What a reply to a batch of past events means.
package enum Verdict: Hashable, Sendable {
    /// Every event was taken for processing.
    case accepted
    /// Each event has a status of its own, in the order of the request.
    case judged([String])
    /// Too many requests came: the batch surely was not taken, and may be sent again when some time has passed.
    case tooManyRequests
    /// A fault of the service: the batch surely was not taken, and may be sent again.
    case refusedForNow
    /// Something in the batch is wrong: it is halved until the wrong event stands alone.
    case unacceptable
    /// The key is wrong or may not do this.
    case keyRefused
    /// The address does not take past events.
    case misdirected
    /// It was taken, and the reply does not say what became of which event.
    case unreadable

    /// Reads a reply to a batch of so many events.
    ///
    /// A list of one is an object in the vendor's replies (Yespo OpenAPI, failedContacts), and errors are plain texts
    /// (docs.yespo.io reference, getting-started-with-your-api). A 2xx without anything about errors means that all is well.
    package init(_ reply: Reply, events: Int) {
        switch reply.status {
        case 200..<300: self = Self.results(reply.text, events: events)
        case 429: self = .tooManyRequests
        case 408, 500...: self = .refusedForNow
        case 400, 413, 422: self = .unacceptable
        case 401, 403: self = .keyRefused
        default: self = .misdirected
        }
    }

    private static func results(_ text: String, events: Int) -> Verdict {
        guard let reply = PastEventsReply(text) else {
            return text.allSatisfy(\.isWhitespace) ? .accepted : .unreadable
        }
        if let statuses = reply.statuses, statuses.count == events {
            return statuses.isAllAccepted ? .accepted : .judged(statuses.texts)
        }
        // It does not speak of each event; then what it counts must be all of them.
        if reply.statuses != nil { return .unreadable }
        if let accepted = reply.successCount, accepted != String(events) { return .unreadable }
        if let errors = reply.errorCount { return errors == "0" ? .accepted : .unreadable }
        return reply.successCount == nil ? .unreadable : .accepted
    }
}

extension JSONValue {
    /// Reads a JSON text; nil if it is none.
    init?(parsing text: String) {
        let parser = JSONParser()
        let value = Array(text.utf8).withUnsafeBufferPointer { bytes -> JSONValue? in
            guard var tokens = try? parser.parse(text: bytes) else { return nil }
            return JSONValue(reading: &tokens)
        }
        guard let value else { return nil }
        self = value
    }
}
