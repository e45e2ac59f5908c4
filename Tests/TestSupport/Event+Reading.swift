package import EventModel

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

    /// The value of the first parameter with this name, or nil.
    package func value(of name: String) -> JSONValue? {
        parameters.first { $0.name == name }?.value
    }
}
