package import EventModel
package import EventStore
package import Presentation

/// What is told of a contact in a list of members.
package enum MemberColumn: Hashable {
    /// The first identifier that the contact has.
    case contact
    /// An identifier of a kind.
    case identifier(IdentifierKind)
    /// When the contact's first event happened.
    case firstEvent
    /// A field of contact lists.
    case field(String)

    /// What is told if nothing is said.
    package static let usual: [MemberColumn] = [.contact] + IdentifierKind.allCases.map { .identifier($0) }
    /// Everything that can be told in every store.
    package static let all: [MemberColumn] = usual + [.firstEvent]

    /// The name in options and titles.
    package var name: String {
        switch self {
        case .contact: "contact"
        case .identifier(let kind): kind.name
        case .firstEvent: "firstEvent"
        case .field(let name): "contact.\(name)"
        }
    }
}

/// The members of a segment as rows.
package struct MemberTable {
    let columns: [MemberColumn]
    let snapshot: StoreSnapshot
    private let fields: [MemberColumn: ContactFieldValues]

    /// Makes rows of these columns; a field that no contact list has is missing everywhere.
    package init(columns: [MemberColumn], snapshot: StoreSnapshot) {
        self.columns = columns
        self.snapshot = snapshot
        var fields: [MemberColumn: ContactFieldValues] = [:]
        for case .field(let name) in columns { fields[.field(name)] = snapshot.contactField(named: name) }
        self.fields = fields
    }

    /// The titles of the columns.
    package var titles: [ResultTable.Column] { columns.map { .init($0.name) } }

    /// The row of a contact.
    package func row(of contact: UInt32) -> [ResultTable.Cell] {
        columns.map { column in
            switch column {
            case .contact: .text(snapshot.label(of: contact))
            case .identifier(let kind): snapshot.identifier(kind, of: contact).map { .text($0) } ?? .missing
            case .firstEvent:
                snapshot.contacts.firstOccurrence(of: contact)
                    .map { .text(WallClock(microseconds: $0).description) } ?? .missing
            case .field: fields[column]?.text(of: contact).map { .text($0) } ?? .missing
            }
        }
    }
}
