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

    /// The value of the first parameter with this name, or nil.
    package func value(of name: String) -> JSONValue? {
        parameters.first { $0.name == name }?.value
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

extension Event {
    /// Reads an event from its JSON object; nil if that has no eventTypeKey or its params are no list of parameters.
    package init?(_ value: JSONValue) {
        guard case .text(let type)? = value["eventTypeKey"], !type.isEmpty else { return nil }
        var parameters: [Parameter] = []
        if let params = value["params"] {
            guard case .list(let members) = params else { return nil }
            for member in members {
                guard case .text(let name)? = member["name"], let inner = member["value"] else { return nil }
                parameters.append(Parameter(name: name, value: inner))
            }
        }
        var occurred: String?
        if case .text(let text)? = value["occurred"] { occurred = text }
        self.init(eventType: type, keyValue: value["keyValue"], parameters: parameters, occurred: occurred)
    }
}
