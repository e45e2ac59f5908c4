/// How a map tells an event's type.
package enum EventTypeRule: Hashable, Sendable {
    /// The type of the first rule whose condition holds; one without a condition always does.
    case choices([Choice])
    /// A column that names the type.
    case value(ValueRule)

    /// A type and when it is meant.
    package struct Choice: Hashable, Sendable {
        let type: String
        let condition: RowCondition?
    }

    /// Reads the rule: a type, a list of types with conditions, or a column that names it.
    init(_ node: MapNode) throws(MapError) {
        if let text = node.text, !text.isEmpty {
            self = .choices([Choice(type: text, condition: nil)])
        } else if let elements = node.elements {
            var choices: [Choice] = []
            for element in elements {
                if let last = choices.last, last.condition == nil {
                    throw element.failure("event: \(last.type) has no condition, so nothing behind it is ever meant")
                }
                choices.append(try Choice(element))
            }
            guard !choices.isEmpty else { throw node.failure("event: the list is empty") }
            self = .choices(choices)
        } else {
            self = .value(try ValueRule(node, for: "event"))
        }
    }
}

extension EventTypeRule.Choice {
    init(_ node: MapNode) throws(MapError) {
        if let text = node.text {
            (type, condition) = (text, nil)
            return
        }
        let members = try node.members("event", known: ["type"] + RowCondition.members)
        guard let typeNode = members["type"] else { throw node.failure("event: type is missing") }
        type = try typeNode.requiredText("type")
        condition = try RowCondition(members, of: node)
    }
}
