package import EventStore

/// A column of an export as CSV.
package enum CSVColumn: Hashable, Sendable {
    /// What every event has; the contact by the first identifier that it has.
    case event(EventColumn)
    /// The place of an order line in its list, from 1.
    case line
    /// A parameter, by the number of its column.
    case parameter(UInt32, name: String)
    /// A field of an order line.
    case field(UInt32, name: String)

    /// The title: the name, that of a field behind its list's, and `param:` before a parameter named as another column.
    package var title: String {
        switch self {
        case .event(let column): column.rawValue
        case .line: Self.lineTitle
        case .field(_, let name): "\(Self.list).\(name)"
        case .parameter(_, let name): Self.isTaken(name) ? Self.prefix + name : name
        }
    }

    static let list = "items"
    private static let lineTitle = "line"
    private static let prefix = "param:"

    private static func isTaken(_ name: String) -> Bool {
        EventColumn(rawValue: name) != nil || name == lineTitle
    }

    /// All columns of the events of some types: what every event has, then parameters and fields as they came first.
    package static func all(
        of eventTypes: Set<UInt32>?,
        lines: Bool,
        in snapshot: StoreSnapshot
    ) throws -> [CSVColumn] {
        let uses = try snapshot.columnUses().filter { eventTypes?.contains($0.eventType) ?? true }
        var (parameters, fields): ([CSVColumn], [CSVColumn]) = ([], [])
        for number in Set(uses.map(\.column)).sorted() {
            let column = snapshot.columnName(number)
            guard column.occurrence == 0 else { continue }
            switch column.scope {
            case .parameter:
                if !lines || column.name != list { parameters.append(.parameter(number, name: column.name)) }
            case .lineField where snapshot.columnName(column.parent).name == list:
                fields.append(.field(number, name: column.name))
            case .lineField, .member: break
            }
        }
        return EventColumn.allCases.map { .event($0) } + (lines ? [.line] + fields : []) + parameters
    }
}
