internal import EventModel
internal import EventStore

/// A spot in an event, found in its JSON.
struct PointedValue {
    /// The JSON Pointer (RFC 6901) inside the event.
    private(set) var pointer = ""
    /// What stands there; nil if nothing does.
    private(set) var value: JSONValue?
    /// What the value is for.
    private(set) var role: ColumnRole?

    init(_ spot: Spot, in event: JSONValue, _ context: AuditContext) {
        switch spot.target {
        case .event: break
        case .eventType: take("eventTypeKey", of: event)
        case .occurred: take("occurred", of: event)
        case .parameters:
            take("params", of: event)
            value = nil
        case .column(let column): take(column, of: event, context)
        case .line(let column, let line):
            take(column, of: event, context)
            descend(line)
            value = nil
        case .field(let column, let line, let field):
            take(column, of: event, context)
            descend(line)
            let name = context.snapshot.columnName(field).name
            role = context.roles[Int(field)]
            guard case .object? = value else { return }
            pointer += "/" + Self.escaped(name)
            value = value?[name]
        }
    }

    private mutating func take(_ name: String, of event: JSONValue) {
        pointer = "/" + Self.escaped(name)
        value = event[name]
    }

    private mutating func take(_ column: UInt32, of event: JSONValue, _ context: AuditContext) {
        let name = context.snapshot.columnName(column)
        role = context.roles[Int(column)]
        guard name.scope == .parameter else { return take(name.name, of: event) }
        pointer = "/params"
        guard case .list(let parameters)? = event["params"] else { return }
        var occurrence = 0
        for (index, parameter) in parameters.enumerated() {
            guard case .text(name.name)? = parameter["name"], let found = parameter["value"] else { continue }
            if occurrence == name.occurrence {
                pointer = "/params/\(index)/value"
                value = found
                return
            }
            occurrence += 1
        }
    }

    /// Goes to a line of a list; into a list that is given as text no pointer leads.
    private mutating func descend(_ line: Int32) {
        guard case .list(let elements)? = value, Int(line) < elements.count else { return }
        pointer += "/\(line)"
        value = elements[Int(line)]
    }

    /// A name as RFC 6901 writes it.
    private static func escaped(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
