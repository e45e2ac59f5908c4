/// An event as the vendor takes it: who did what, when, with which parameters.
package struct Event: Hashable, Sendable {
    /// The eventTypeKey.
    package var eventType: String
    /// The keyValue, of whatever JSON kind it came; nil if the event has none.
    package var keyValue: JSONValue?
    /// The parameters in their order, repeated names included.
    package var parameters: [Parameter]
    /// The time as written; nil for an order event that bears only its `date`.
    package var occurred: String?

    /// Makes an event.
    package init(eventType: String, keyValue: JSONValue?, parameters: [Parameter], occurred: String?) {
        self.eventType = eventType
        self.keyValue = keyValue
        self.parameters = parameters
        self.occurred = occurred
    }
}

/// A parameter of an event: a name and a JSON value.
package struct Parameter: Hashable, Sendable {
    /// The name, case as it came.
    package let name: String
    /// The value.
    package let value: JSONValue

    /// Makes a parameter.
    package init(name: String, value: JSONValue) {
        self.name = name
        self.value = value
    }
}
