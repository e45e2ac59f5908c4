/// A JSON value with the digits and the order of names that it came with.
package indirect enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number, by its digits as they stood in the source: `258.0` and `258` are different values.
    case number(String)
    /// A text, escapes resolved.
    case text(String)
    /// A list.
    case list([JSONValue])
    /// An object, its members in the order of the source, repeated names included.
    case object([JSONMember])

    /// The value of the first member with this name, if this is an object that has one.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}

/// A name and its value inside a JSON object.
package struct JSONMember: Hashable, Sendable {
    /// The member's name, escapes resolved.
    package let name: String
    /// The member's value.
    package let value: JSONValue

    /// Makes a member.
    package init(name: String, value: JSONValue) {
        self.name = name
        self.value = value
    }
}
