/// Why the bytes of a slice can't be an event, as far as brackets, quotes and commas tell.
package enum FramingFault: UInt8, Hashable, Sendable {
    /// The brackets or quotes of the value don't match.
    case broken
    /// The stream ends inside the value.
    case truncated
    /// The value is larger than an event may be; the slice has its beginning.
    case tooLarge
    /// A text, number or list stands where an object should.
    case notAnObject
    /// Bytes that belong to no JSON value.
    case strayBytes
    /// A comma stands between values that are in no list.
    case commaOutsideList
    /// A comma without an element before it.
    case emptyElement
    /// A comma before the end of a list.
    case trailingComma
    /// Two elements of a list without a comma between them.
    case missingComma
    /// A list has no `]`.
    case unclosedList
    /// A request has no `}`.
    case unclosedRequest
}

extension FramingFault {
    /// What is wrong, in words for the user.
    package var reason: String {
        switch self {
        case .broken: "broken JSON: its brackets or quotes do not match"
        case .truncated: "the file ends inside this event"
        case .tooLarge: "too large for an event; only its beginning is kept"
        case .notAnObject: "no event: an event is an object in { }"
        case .strayBytes: "no JSON value: these bytes stand where an event should begin"
        case .commaOutsideList: "a comma between events that are in no list; put [ and ] around them"
        case .emptyElement: "a comma with no event before it"
        case .trailingComma: "a trailing comma: a closing bracket stands after it, and no event"
        case .missingComma: "a comma is missing between two events of a list"
        case .unclosedList: "a list of events has no closing ]"
        case .unclosedRequest: "a request has no closing }"
        }
    }
}
