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
            "occurred \"\(text)\" is no date or time of the calendar; give YYYY-MM-DD or YYYY-MM-DDTHH:mm"
        }
    }
}
