package import EventModel

/// An event of a request that has the form that the vendor's interface asks for.
package struct ReceivedEvent: Hashable, Sendable {
    /// The event; its `occurred` only where that is a text.
    package let event: Event
    /// What stands under `occurred`, of whatever kind.
    package let occurred: JSONValue?
    /// The whole event as JSON without blanks.
    package let text: [UInt8]
}

extension ReceivedEvent {
    /// Reads an event.
    ///
    /// Lengths and characters: `YespoRules`. A text's characters are counted as Unicode scalars, since the vendor does
    /// not say what counts as one. Members that the interface does not know are kept and not looked at.
    ///
    /// - Parameters:
    ///   - value: The event's JSON.
    ///   - version: In version 1 the values of parameters must be texts.
    ///   - needsKey: Whether a keyValue must be there; if not, a parameter that names a contact stands in for it.
    ///   - place: Where the event stands in the request, for the refusal.
    /// - Throws: 400 with what is wrong with it.
    init(_ value: JSONValue, version: APIVersion, needsKey: Bool, place: String) throws(Refusal) {
        func wrong(_ text: String) -> Refusal { Refusal(status: 400, "\(place): \(text)") }
        guard case .object = value else { throw wrong("an event must be an object") }
        let type = try Self.key(value, "eventTypeKey", longest: YespoRules.eventTypeKeyLength, place)
        guard let type else { throw wrong("eventTypeKey is required") }
        let key = try Self.key(value, "keyValue", longest: YespoRules.keyValueLength, place)
        guard key != nil || !needsKey else { throw wrong("keyValue is required") }
        let parameters = try Self.parameters(value["params"], version, place)
        let isNamed = parameters.contains { parameter in
            IdentifierKind(parameterName: parameter.name).map { Identifier(kind: $0, value: parameter.value) != nil }
                ?? false
        }
        guard key != nil || isNamed else {
            throw wrong("keyValue, or one of contactId, externalCustomerId, email, phone, pushToken is required")
        }
        var occurredText: String?
        if case .text(let text)? = value["occurred"] { occurredText = text }
        event = Event(
            eventType: type,
            keyValue: key.map { .text($0) },
            parameters: parameters,
            occurred: occurredText
        )
        occurred = value["occurred"]
        text = value.bytes
    }

    /// A key of the event; nil if it is missing, null or empty.
    private static func key(
        _ value: JSONValue,
        _ name: String,
        longest: Int,
        _ place: String
    ) throws(Refusal) -> String? {
        switch value[name] {
        case nil, .null?, .text("")?: return nil
        case .text(let text)?:
            guard text.unicodeScalars.count <= longest else {
                throw Refusal(status: 400, "\(place): \(name) is longer than \(longest) characters")
            }
            if let scalar = text.unicodeScalars.first(where: YespoRules.forbiddenKeyCharacters.contains) {
                throw Refusal(status: 400, "\(place): \(name) contains the forbidden character \(scalar)")
            }
            return text
        default: throw Refusal(status: 400, "\(place): \(name) must be a string")
        }
    }

    private static func parameters(
        _ value: JSONValue?,
        _ version: APIVersion,
        _ place: String
    ) throws(Refusal) -> [Parameter] {
        func wrong(_ text: String) -> Refusal { Refusal(status: 400, "\(place): \(text)") }
        let members: [JSONValue]
        switch value {
        case nil, .null?: return []
        case .list(let list)?: members = list
        default: throw wrong("params must be a list")
        }
        var (parameters, names): ([Parameter], Set<String>) = ([], [])
        for (index, member) in members.enumerated() {
            guard case .text(let name)? = member["name"], !name.isEmpty else {
                throw wrong("params[\(index)]: name is required")
            }
            guard name.unicodeScalars.count <= YespoRules.parameterNameLength else {
                throw wrong("params[\(index)]: name is longer than \(YespoRules.parameterNameLength) characters")
            }
            guard names.insert(name).inserted else { throw wrong("params[\(index)]: there is another \(name)") }
            guard let inner = member["value"] else { throw wrong("params[\(index)]: value is required") }
            if version == .one {
                guard case .text = inner else {
                    throw wrong("params[\(index)]: value must be a string; version 2 takes other values")
                }
            }
            let parameter = Parameter(name: name, value: inner)
            guard !isIdentifierTooLong(parameter) else {
                throw wrong("params[\(index)]: \(name) is longer than \(YespoRules.identifierLength) characters")
            }
            parameters.append(parameter)
        }
        return parameters
    }

    private static func isIdentifierTooLong(_ parameter: Parameter) -> Bool {
        guard IdentifierKind(parameterName: parameter.name) != nil, case .text(let text) = parameter.value else {
            return false
        }
        return text.unicodeScalars.count > YespoRules.identifierLength
    }
}

extension Identifier {
    /// The identifier that a value gives: a text, or a number by its digits; nil if it stands for none.
    init?(kind: IdentifierKind, value: JSONValue?) {
        switch value {
        case .text(let text)?, .number(let text)?: self.init(kind: kind, text: text)
        default: return nil
        }
    }
}
