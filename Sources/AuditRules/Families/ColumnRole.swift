internal import EventModel
internal import EventStore

/// What the values of a column are for.
struct ColumnRole: Sendable {
    /// What a column's texts stand for, as far as rules tell them apart.
    enum Kind: Equatable, Sendable {
        /// An identifier of contacts.
        case identifier(IdentifierKind)
        /// The event's keyValue.
        case key
        /// Another top-level member.
        case member
        /// A parameter or a field of lines.
        case value
    }

    /// The column.
    let number: UInt32
    /// The parameter's, member's or field's own name.
    let name: String
    /// The name of the parameter whose lines have this field; nil for parameters and members.
    let parent: String?
    /// What the values are for.
    let kind: Kind

    init(_ number: UInt32, in snapshot: StoreSnapshot) {
        let column = snapshot.columnName(number)
        self.number = number
        name = column.name
        switch column.scope {
        case .member:
            (parent, kind) = (nil, column.name == "keyValue" ? .key : .member)
        case .lineField:
            (parent, kind) = (snapshot.columnName(column.parent).name, .value)
        case .parameter:
            (parent, kind) = (nil, IdentifierKind(parameterName: column.name).map { .identifier($0) } ?? .value)
        }
    }

    /// The name with that of the list before it: `items.category`.
    var path: String { parent.map { "\($0).\(name)" } ?? name }

    /// The kind of identifier that the column holds, if it does.
    var identifier: IdentifierKind? {
        if case .identifier(let kind) = kind { kind } else { nil }
    }

    /// Whether the values are free text, neither identifiers nor the event's key.
    var isFree: Bool { kind == .value || kind == .member }

    /// Whether this is the parameter, not a field or member, of a name.
    func isParameter(_ name: String) -> Bool {
        parent == nil && kind != .key && kind != .member && self.name == name
    }
}
