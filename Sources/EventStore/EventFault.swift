/// Why a JSON value is no event that can be stored.
enum EventFault: Error {
    case notAnObject
    case noType
    case noTime
    case unusableTime(String)

    /// The reason, in words for the user.
    var text: String {
        switch self {
        case .notAnObject: "this is no event: an event is a JSON object with eventTypeKey, params and occurred"
        case .noType: "the event has no eventTypeKey; give one such as \"orderCreated\""
        case .noTime: "the event has no usable time; give occurred as YYYY-MM-DD or YYYY-MM-DDTHH:mm"
        case .unusableTime(let text):
            "occurred \"\(Self.shown(text))\" is no date or time of the calendar; give YYYY-MM-DD or YYYY-MM-DDTHH:mm"
        }
    }

    /// The beginning of a text that should be a time, of an email its first letter and the domain.
    ///
    /// Reasons are told where personal data is masked, and what stands in the wrong place may be any of it.
    private static func shown(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard let sign = word.lastIndex(of: "@") else { return String(word) }
            return word[..<sign].prefix(1) + "***" + word[sign...]
        }
        return String(words.joined(separator: " ").prefix(40))
    }
}
