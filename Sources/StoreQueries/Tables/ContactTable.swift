internal import Columns
internal import EventModel
internal import EventStore

/// The contacts with their identifiers, and the fields that contact lists give them.
final class ContactTable: VirtualTable {
    let snapshot: StoreSnapshot
    /// The names of the fields of contact lists, in the order of their columns.
    let fields: [String]

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
        let own =
            [
                TableColumn(
                    "contact",
                    .integer,
                    "the contact's number, good for joins in this database as it is now",
                    pushdown: .contact
                ), TableColumn("label", .text, "the first identifier that the contact has"),
            ] + identifiers + [
                TableColumn("first_occurred", .time, "when the contact's earliest event happened; NULL if it has none"),
                TableColumn("listed", .integer, "1 if the contact is on a contact list, else 0"),
            ]
        // As many as SQLite takes columns.
        fields = Array(snapshot.contactLists.fieldNames.prefix(StoreTables.room(own.count)))
        var naming = TableNaming(taken: own.map(\.name))
        let ofLists = zip(fields, naming.unique(fields)).map { field, name in
            TableColumn(name, .text, "the field \(field) of contact lists; NULL for none")
        }
        super.init(
            name: "contacts",
            about: "the contacts: identifiers and fields of contact lists",
            columns: own + ofLists,
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
    private let fields: [String]
    private var values: [Int: ContactFieldValues] = [:]
    private lazy var listed = snapshot.knownContacts
    private var contact = 0
    private var end = 0

    init(_ table: ContactTable) {
        snapshot = table.snapshot
        fields = table.fields
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
            let place = column - ContactTable.ownCount
            guard let kind = UInt8(exactly: place).flatMap({ IdentifierKind(rawValue: $0) }) else {
                return put(behindIdentifiers: place - IdentifierKind.allCases.count, of: number, into: result)
            }
            guard let text = snapshot.identifier(kind, of: number) else { return result.null() }
            result.text(text)
        }
    }

    private func put(behindIdentifiers place: Int, of contact: UInt32, into result: ResultSink) {
        switch place {
        case 0:
            guard let first = snapshot.contacts.firstOccurrence(of: contact) else { return result.null() }
            result.time(first)
        case 1: result.integer(listed.map { $0[Int(contact)] } == true ? 1 : 0)
        default:
            guard let values = values(ofField: place - 2) else { return result.null() }
            let code = values.codes[Int(contact)]
            guard code != ContactFieldValues.none else { return result.null() }
            values.texts.withText(code) { result.text($0) }
        }
    }

    private func values(ofField number: Int) -> ContactFieldValues? {
        if let known = values[number] { return known }
        let read = snapshot.contactField(named: fields[number])
        values[number] = read
        return read
    }
}
