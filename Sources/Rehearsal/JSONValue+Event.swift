internal import EventModel

extension JSONValue {
    /// The value of an event's first parameter of a name; nil if it has none.
    func parameter(_ name: String) -> JSONValue? {
        guard case .list(let parameters)? = self["params"] else { return nil }
        return parameters.first { $0["name"] == .text(name) }?["value"]
    }

    /// The event with a value for its first parameter of a name, which is added if there is none.
    func settingParameter(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .list(var parameters)? = self["params"] else { return self }
        let parameter = JSONValue.object([
            JSONMember(name: "name", value: .text(name)), JSONMember(name: "value", value: value),
        ])
        if let index = parameters.firstIndex(where: { $0["name"] == .text(name) }) {
            parameters[index] = parameter
        } else {
            parameters.append(parameter)
        }
        return setting(["params"], .list(parameters))
    }

    /// The value with another one where a path of names and numbers leads; the same value if it leads nowhere.
    func setting(_ path: ArraySlice<String>, _ value: JSONValue) -> JSONValue {
        guard let step = path.first else { return value }
        switch self {
        case .object(var members):
            guard let index = members.firstIndex(where: { $0.name == step }) else { return self }
            members[index] = JSONMember(name: step, value: members[index].value.setting(path.dropFirst(), value))
            return .object(members)
        case .list(var elements):
            guard let index = Int(step), elements.indices.contains(index) else { return self }
            elements[index] = elements[index].setting(path.dropFirst(), value)
            return .list(elements)
        default: return self
        }
    }

    /// The value with another one where a JSON Pointer (RFC 6901) leads; the same value if it leads nowhere.
    func setting(pointer: String, _ value: JSONValue) -> JSONValue {
        let steps = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            String($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
        return setting(ArraySlice(steps), value)
    }
}
