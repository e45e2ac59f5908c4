/// What stands of every event in a table of events.
package enum EventColumn: String, CaseIterable, Sendable {
    /// The event's number, in the order of reading.
    case event
    /// The eventTypeKey.
    case type
    /// Whose it is.
    case contact
    /// The keyValue.
    case key
    /// When it happened.
    case occurred
    /// The number of the import that brought it.
    case importNumber = "import"
}
