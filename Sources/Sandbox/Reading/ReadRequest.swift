internal import EventModel

/// A request of the vendor's interface whose body has the form that its resource asks for.
enum ReadRequest: Sendable {
    /// Past events, in their order.
    case pastEvents([ReceivedEvent])
    /// The deletion of a period.
    case deletion(Period)
    /// An event that happens now.
    case event(ReceivedEvent, APIVersion)
    /// Orders to add or to replace.
    case orders([JSONValue])
    /// Contacts to add or to update.
    case contacts(ContactRequest)
    /// A question for an import.
    case importStatus(String)
    /// A question for the account.
    case account
}
