internal import EventModel
internal import EventReader

/// What a reply to a batch of past events means.
package enum Verdict: Hashable, Sendable {
    /// Every event was taken for processing.
    case accepted
    /// Each event has a status of its own, in the order of the request.
    case judged([String])
    /// Too many requests, or a fault of the service: the batch surely was not taken, and may be sent again.
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
        case 408, 429, 500...: self = .refusedForNow
        case 400, 413, 422: self = .unacceptable
        case 401, 403: self = .keyRefused
        default: self = .misdirected
        }
    }

    private static func results(_ text: String, events: Int) -> Verdict {
        let blank = text.allSatisfy(\.isWhitespace)
        guard let value = JSONValue(parsing: text) else { return blank ? .accepted : .unreadable }
        let statuses: [String]?
        switch value["results"] {
        case .list(let results)?: statuses = statusTexts(results)
        case .object(let members)?: statuses = statusTexts([.object(members)])
        default: statuses = nil
        }
        let accepted = YespoRules.PastEventStatus.accepted.rawValue
        if let statuses, statuses.count == events {
            return statuses.allSatisfy { $0 == accepted } ? .accepted : .judged(statuses)
        }
        // It does not speak of every event; then nothing it says may speak of an error.
        if let statuses, !statuses.allSatisfy({ $0 == accepted }) { return .unreadable }
        guard case .number(let digits)? = value["errorCount"] else {
            return value["successCount"] == .number(String(events)) ? .accepted : .unreadable
        }
        return digits == "0" ? .accepted : .unreadable
    }

    private static func statusTexts(_ results: [JSONValue]) -> [String]? {
        let texts = results.compactMap { result -> String? in
            guard case .text(let status)? = result["status"] else { return nil }
            return status
        }
        return texts.count == results.count ? texts : nil
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
