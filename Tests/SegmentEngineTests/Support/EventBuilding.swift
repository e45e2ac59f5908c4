package import EventModel

extension Event {
    /// An event with parameters in their order; a time that is nil is left out.
    static func of(
        _ type: String,
        _ occurred: String?,
        _ parameters: KeyValuePairs<String, JSONValue>
    ) -> Event {
        Event(
            eventType: type,
            keyValue: .text("k"),
            parameters: parameters.map { Parameter(name: $0.key, value: $0.value) },
            occurred: occurred
        )
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .number(String(value)) }
    package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember(name: $0.0, value: $0.1) })
    }
}

extension JSONValue {
    /// The value as JSON, numbers by their digits.
    var json: String {
        switch self {
        case .null: "null"
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let digits): digits
        case .text(let text): Self.quoted(text)
        case .list(let values): "[\(values.map(\.json).joined(separator: ","))]"
        case .object(let members):
            "{\(members.map { "\(Self.quoted($0.name)):\($0.value.json)" }.joined(separator: ","))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension Event {
    /// The event as one line of JSON.
    var json: String {
        var members = [JSONMember(name: "eventTypeKey", value: .text(eventType))]
        if let keyValue { members.append(JSONMember(name: "keyValue", value: keyValue)) }
        let list = parameters.map { parameter -> JSONValue in
            ["name": .text(parameter.name), "value": parameter.value]
        }
        members.append(JSONMember(name: "params", value: .list(list)))
        if let occurred { members.append(JSONMember(name: "occurred", value: .text(occurred))) }
        return JSONValue.object(members).json
    }
}
