internal import EventModel
internal import EventStore

/// The contacts with their identifiers.
final class ContactTable: VirtualTable {
    let snapshot: StoreSnapshot

    /// The columns behind contact and label, and before the last one, in the order of the kinds.
    private static let kindNames = [
        "contact_id", "external_customer_id", "email", "phone", "push_token", "contact_key",
    ]
    /// What comes before the identifiers.
    static let ownCount = 2

    init(_ snapshot: StoreSnapshot, run: QueryRun) {
        self.snapshot = snapshot
        let identifiers = zip(IdentifierKind.allCases, Self.kindNames).map { kind, name in
            TableColumn(name, .text, "the \(kind.name), normalised; NULL for none")
        }
        super.init(
            name: "contacts",
            about: "the contacts with their identifiers",
            columns: [
                TableColumn(
                    "contact",
                    .integer,
                    "the contact's number, good for joins in this database as it is now",
                    pushdown: .contact
                ), TableColumn("label", .text, "the first identifier that the contact has"),
            ] + identifiers + [TableColumn("first_occurred", .time, "when the contact's earliest event happened")],
            run: run
        )
    }

    override var rowCount: Int { snapshot.contacts.count }

    override func estimatedRows(_ narrowing: RowNarrowing) -> Double {
        narrowing.estimatedRows(of: rowCount, eventTypes: 1, contacts: rowCount)
    }

    override func makeCursor() -> TableCursor { ContactTableCursor(self) }
}

/// Goes through contacts.
final class ContactTableCursor: TableCursor {
    private let snapshot: StoreSnapshot
    private var contact = 0
    private var end = 0

    init(_ table: ContactTable) {
        snapshot = table.snapshot
    }

    override var isAtEnd: Bool { contact >= end }
    override func rowNumber() throws -> Int64 { Int64(contact) }

    override func start(_ bounds: RowBounds) throws {
        (contact, end) = (0, bounds.isEmpty ? 0 : snapshot.contacts.count)
        guard let wanted = bounds.contact else { return }
        (contact, end) = wanted >= 0 && wanted < Int64(end) ? (Int(wanted), Int(wanted) + 1) : (0, 0)
    }

    override func next() throws { contact += 1 }

    override func put(_ column: Int, into result: ResultSink) throws {
        let number = UInt32(contact)
        switch column {
        case 0: result.integer(Int64(contact))
        case 1: result.text(snapshot.label(of: number))
        default:
            guard let kind = IdentifierKind(rawValue: UInt8(column - ContactTable.ownCount)) else {
                return result.time(snapshot.contacts.firstOccurrence(of: number))
            }
            guard let text = snapshot.identifier(kind, of: number) else { return result.null() }
            result.text(text)
        }
    }
}
