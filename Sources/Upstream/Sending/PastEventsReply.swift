internal import EventModel
internal import EventReader

/// What a reply with 2xx says of a batch of past events.
///
/// Yespo OpenAPI, EventsMigrationResult. Nearly every reply says of five hundred events that they were accepted, so no value is
/// made of that.
struct PastEventsReply {
    /// The status of each event, in the order of the request.
    struct Statuses {
        /// How many there are.
        fileprivate(set) var count = 0
        /// Those that are not the usual one, by place.
        private var others: [Int: String] = [:]

        /// Whether every event was taken for processing.
        var isAllAccepted: Bool { others.isEmpty }

        /// All of them, as texts.
        var texts: [String] { (0..<count).map { others[$0] ?? Self.accepted } }

        private static let accepted = YespoRules.PastEventStatus.accepted.rawValue

        /// Reads the result of one event and steps over it; false if it says no status.
        fileprivate mutating func add(_ tokens: inout JSONTokens) -> Bool {
            guard tokens.nextKind == .beginObject else { return false }
            _ = tokens.next()
            var status: JSONToken?
            while tokens.nextKind == .name {
                let isStatus = tokens.next().bytes.elementsEqual("status".utf8)
                if isStatus, status == nil, tokens.nextKind == .text {
                    status = tokens.next()
                } else {
                    tokens.skipValue()
                }
            }
            _ = tokens.next()
            guard let status else { return false }
            if !status.bytes.elementsEqual(Self.accepted.utf8) { others[count] = status.string }
            count += 1
            return true
        }
    }

    /// The statuses of `results`; nil if there are none, or some result has none.
    private(set) var statuses: Statuses?
    /// The digits of `successCount`.
    private(set) var successCount: String?
    /// The digits of `errorCount`.
    private(set) var errorCount: String?

    /// Reads a reply; nil if it is no JSON.
    init?(_ text: String) {
        let parser = JSONParser()
        var text = text
        let isJSON = text.withUTF8 { bytes in
            guard var tokens = try? parser.parse(text: bytes) else { return false }
            read(&tokens)
            return true
        }
        guard isJSON else { return nil }
    }

    private mutating func read(_ tokens: inout JSONTokens) {
        guard tokens.next().kind == .beginObject else { return }
        while tokens.nextKind == .name {
            let name = tokens.next().string
            var value = tokens
            tokens.skipValue()
            switch name {
            case "results": statuses = Self.statuses(&value)
            case "successCount": if value.nextKind == .number { successCount = value.next().string }
            case "errorCount": if value.nextKind == .number { errorCount = value.next().string }
            default: break
            }
        }
    }

    /// Reads a list of results, or a single one that stands without its list.
    ///
    /// A list of one is an object in the vendor's replies (Yespo OpenAPI, failedContacts).
    private static func statuses(_ tokens: inout JSONTokens) -> Statuses? {
        var statuses = Statuses()
        guard tokens.nextKind == .beginList else { return statuses.add(&tokens) ? statuses : nil }
        _ = tokens.next()
        while tokens.nextKind != .endList {
            guard statuses.add(&tokens) else { return nil }
        }
        return statuses
    }
}
