/// What the elements of a stream are: which list of a request has them, and how they look.
package enum StreamSubject: Sendable {
    /// Events, in the `events` of a request.
    case events
    /// Contacts, in the `contacts` of a bulk request (Yespo OpenAPI, ContactsBulkUpdate).
    case contacts

    /// The name of the list in a request, in quotes.
    var quotedListName: StaticString {
        switch self {
        case .events: "\"events\""
        case .contacts: "\"contacts\""
        }
    }

    /// The name of the list in a request.
    var listName: StaticString {
        switch self {
        case .events: "events"
        case .contacts: "contacts"
        }
    }

    /// The member that tells an element from a request.
    var mark: StaticString {
        switch self {
        case .events: "eventTypeKey"
        case .contacts: "channels"
        }
    }

    /// A sentence about events, said of the elements.
    func words(_ sentence: String) -> String {
        switch self {
        case .events: sentence
        case .contacts:
            sentence.replacing("an event", with: "a contact").replacing("events", with: "contacts")
                .replacing("event", with: "contact")
        }
    }
}
