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

    /// What is told if nothing is said.
    package static let usual: [MemberColumn] = [.contact] + IdentifierKind.allCases.map { .identifier($0) }
    /// Everything that can be told.
    package static let all: [MemberColumn] = usual + [.firstEvent]

    /// The name in options and titles.
    package var name: String {
        switch self {
        case .contact: "contact"
        case .identifier(let kind): kind.name
        case .firstEvent: "firstEvent"
        }
    }
}

/// The members of a segment as rows.
package struct MemberTable {
    let columns: [MemberColumn]
    let snapshot: StoreSnapshot

    /// Makes rows of these columns.
    package init(columns: [MemberColumn], snapshot: StoreSnapshot) {
        self.columns = columns
        self.snapshot = snapshot
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
                .text(WallClock(microseconds: snapshot.contacts.firstOccurred[Int(contact)]).description)
            }
        }
    }
}
