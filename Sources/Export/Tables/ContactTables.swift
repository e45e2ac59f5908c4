internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import StoreQueries

/// The tables of contacts, of their orders as all events have left them, and of imports.
struct ContactTables {
    let snapshot: StoreSnapshot
    let database: PlainDatabase

    /// The names of the columns of identifiers, in the order of the kinds.
    private static let kindNames = [
        "contact_id", "external_customer_id", "email", "phone", "push_token", "contact_key",
    ]

    private static let mostFields = 1_900

    /// Fills the table of contacts.
    func writeContacts(_ contacts: Bitmap, check: () throws -> Void) throws {
        // With the fields of contact lists, as many as SQLite takes columns.
        let fields = snapshot.contactLists.fieldNames.prefix(Self.mostFields)
        var naming = TableNaming(taken: ["contact", "label", "first_occurred"] + Self.kindNames)
        let fieldColumns = naming.unique(Array(fields))
        let insert = try database.makeTable(
            "contacts",
            [
                TableColumn(name: "contact", kind: .integer, constraint: "PRIMARY KEY"),
                TableColumn(name: "label", kind: .text),
            ] + Self.kindNames.map { TableColumn(name: $0, kind: .text) } + [
                TableColumn(name: "first_occurred", kind: .text)
            ] + zip(fields, fieldColumns).map { TableColumn(name: $1, kind: .text) }
        )
        let values = fields.map { snapshot.contactField(named: $0) }
        var text: [UInt8] = []
        try contacts.forEachOne { contact in
            let number = UInt32(contact)
            insert.append(Int64(contact))
            insert.append(snapshot.label(of: number))
            for kind in IdentifierKind.allCases { insert.append(snapshot.identifier(kind, of: number)) }
            text.removeAll(keepingCapacity: true)
            if let first = snapshot.contacts.firstOccurrence(of: number) {
                PlainTime.append(first, to: &text)
                insert.append(text)
            } else {
                insert.append(nil as String?)
            }
            for value in values { insert.append(value?.text(of: number)) }
            try insert.end()
            if contact % 8_192 == 0 { try check() }
        }
        for name in Self.kindNames { try database.run("CREATE INDEX contacts_\(name) ON contacts (\(name))") }
    }

    /// Fills the table of the orders of some contacts.
    func writeOrders(of contacts: Bitmap, check: () throws -> Void) throws {
        let insert = try database.makeTable(
            "orders",
            [
                TableColumn(name: "id", kind: .text, constraint: "PRIMARY KEY NOT NULL"),
                TableColumn(name: "contact", kind: .integer, constraint: "REFERENCES contacts (contact)"),
                TableColumn(name: "date", kind: .text), TableColumn(name: "status", kind: .text),
                TableColumn(name: "currency", kind: .text), TableColumn(name: "total", kind: .real),
                TableColumn(name: "total_text", kind: .text), TableColumn(name: "created_event", kind: .integer),
                TableColumn(name: "last_event", kind: .integer),
            ]
        )
        let book = try OrderBook(snapshot, asOf: .latest)
        let statuses = Set(OrderStatus.allCases)
        let orders = book.counted(OrderSelection(asOf: .latest, statuses: statuses, contacts: contacts))
        let column = snapshot.parameterColumn(named: "externalOrderId")
        let identifiers = column.map(snapshot.dictionary)
        if let column { snapshot.readTexts(of: [column]) }
        // Each list is asked for once, since versions of a file are worked out behind a lock.
        let versions = book.versions
        let (codes, owners, dates, currencies) = (
            versions.orders, versions.contacts, versions.dates, versions.currencies
        )
        let (states, mantissas, scales) = (versions.statuses, versions.totalMantissas, versions.totalScales)
        let (origins, events) = (versions.origins, versions.events)
        // Texts that are damaged come as empty ones, and two of these would be the fault of the table.
        try snapshot.checkTexts()
        var text: [UInt8] = []
        for (count, position) in orders.rows.enumerated() {
            let row = Int(position)
            text.removeAll(keepingCapacity: true)
            identifiers?.withText(codes[row]) { text += $0 }
            insert.append(text)
            insert.append(Int64(owners[row]))
            text.removeAll(keepingCapacity: true)
            PlainTime.append(dates[row], to: &text)
            insert.append(text)
            insert.append(OrderStatus(rawValue: states[row])?.name)
            let currency = currencies[row]
            insert.append(currency == OrderEvent.noCurrency ? nil : book.currencyNames[Int(currency)])
            let digits = OrderTotal(mantissa: mantissas[row], scale: scales[row]).decimal.description
            insert.append(Double(digits) ?? .nan)
            insert.append(digits)
            insert.append(origins[row])
            insert.append(events[row])
            try insert.end()
            if count % 8_192 == 0 { try check() }
        }
        try database.run("CREATE INDEX orders_contact ON orders (contact, date)")
        try database.run("CREATE INDEX orders_date ON orders (date)")
        try database.run("CREATE INDEX orders_status ON orders (status)")
    }

    /// Fills the table of imports.
    func writeImports() throws {
        let insert = try database.makeTable(
            "imports",
            [
                TableColumn(name: "import", kind: .integer, constraint: "PRIMARY KEY"),
                TableColumn(name: "source", kind: .text), TableColumn(name: "started", kind: .text),
                TableColumn(name: "finished", kind: .boolean), TableColumn(name: "read", kind: .integer),
                TableColumn(name: "stored", kind: .integer), TableColumn(name: "duplicate", kind: .integer),
                TableColumn(name: "rejected", kind: .integer),
            ]
        )
        for found in try snapshot.information().imports {
            insert.append(Int64(found.number))
            insert.append(found.source)
            insert.append(found.started)
            insert.append(Int64(found.isFinished ? 1 : 0))
            for count in [found.events.read, found.events.stored, found.events.duplicate, found.events.rejected] {
                insert.append(Int64(count))
            }
            try insert.end()
        }
    }
}
