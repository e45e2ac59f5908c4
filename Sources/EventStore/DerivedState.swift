package import EventModel
internal import GRDB

/// Everything that is derived from the events and contact lists of a store: whose each is, the contacts, the orders, what is ignored.
///
/// The state in the file was derived import by import. The same rules over all events at once must give the same; this
/// value lets the two be compared, version by version.
package struct DerivedState: Equatable, Sendable {
    /// One version of an order.
    package struct Version: Hashable, Sendable {
        /// The externalOrderId.
        package let order: String
        /// What the order was.
        package let version: OrderVersion
    }

    /// The contact of each event, in the order of the events; nil for none.
    package var contactOfEvent: [UInt32?] = []
    /// The contact of each row of contact lists, in store order.
    package var contactOfListRow: [UInt32] = []
    /// The identifiers of each contact by kind, in their normalised form.
    package var identifiers: [[IdentifierKind: String]] = []
    /// The time of each contact's earliest event, in microseconds on the store's clock.
    package var earliest: [Int64] = []
    /// The versions of all orders.
    package var versions: Set<Version> = []
    /// The order events that count for nothing.
    package var ignored: Set<IgnoredOrderEvent> = []
}

extension StoreSnapshot {
    /// The derived state as the file has it.
    package func storedDerivation() throws -> DerivedState {
        var state = DerivedState()
        for part in parts {
            let loaded = try load(part)
            for position in 0..<UInt32(part.events) {
                guard let (buffer, row) = loaded.place(of: position) else { continue }
                let contact = buffer.contacts[row]
                state.contactOfEvent.append(contact == EventBuffer.noContact ? nil : contact)
            }
        }
        for page in try ContactListTable.pages(database) {
            let column = ContactListTable.Column.contact
            state.contactOfListRow += try ContactListTable.integers(UInt32.self, column, of: page, database)
        }
        let contacts = try ContactTable.read(database)
        try checkTexts(of: contacts)
        fill(&state, with: contacts)
        state.versions = versionSet(try orderVersions())
        for row in try Row.fetchAll(database, sql: "SELECT event, reason FROM ignored_order_event") {
            let code: Int = row[1]
            guard let reason = IgnoredReason(rawValue: UInt8(truncatingIfNeeded: code)) else { continue }
            state.ignored.insert(IgnoredOrderEvent(number: row[0], reason: reason))
        }
        return state
    }

    /// The state that follows from the stored events by deriving all of it anew, in memory.
    package func freshDerivation() throws -> DerivedState {
        var state = DerivedState()
        var resolution = ContactResolution(vocabulary: vocabulary, table: ContactTable())
        var reading = OrderEventReading(vocabulary: vocabulary, zone: zone)
        var events: [KeyedOrderEvent] = []
        var lists = try ContactListReplay(database)
        for part in parts {
            let loaded = try load(part)
            for buffer in loaded.buffers {
                buffer.contacts = Array(repeating: EventBuffer.noContact, count: buffer.count)
            }
            for position in 0..<UInt32(part.events) {
                guard let (buffer, row) = loaded.place(of: position) else { continue }
                let event = part.firstEvent + Int64(position)
                if event >= lists.nextEvent { try lists.pass(upTo: event, &resolution, writes: false) }
                let contact = resolution.contact(of: row, in: buffer)
                buffer.contacts[row] = contact
                state.contactOfEvent.append(contact == EventBuffer.noContact ? nil : contact)
                guard let kind = reading.kind(ofType: buffer.eventType) else { continue }
                let columns = reading.columns(of: buffer)
                let order = reading.orderCode(row, of: columns)
                events.append(reading.read(row, of: columns, kind: kind, number: event, order: order))
            }
        }
        try lists.pass(upTo: .max, &resolution, writes: false)
        state.contactOfListRow = lists.contacts
        fill(&state, with: resolution.table)
        OrderDerivation.fold(events) { versions, ignored in
            state.versions = versionSet(versions)
            state.ignored = Set(ignored)
        }
        return state
    }

    /// Makes sure that the identifiers of contacts have texts that there are.
    private func checkTexts(of table: ContactTable) throws(DamagedBytes) {
        for identities in table.identities {
            for (column, code) in zip(identities.columns.values, identities.codes.values)
            where Int(code) >= eventReferences.texts(of: column) {
                throw DamagedBytes(place: "derived_page", detail: "an identity has a text that there is not")
            }
        }
    }

    private func fill(_ state: inout DerivedState, with table: ContactTable) {
        state.earliest = table.firstOccurred
        for contact in 0..<UInt32(table.count) {
            var identifiers: [IdentifierKind: String] = [:]
            for kind in IdentifierKind.allCases {
                identifiers[kind] = text(of: table.identifier(kind, of: contact), kind: kind)
            }
            state.identifiers.append(identifiers)
        }
    }

    private func versionSet(_ versions: OrderVersions) -> Set<DerivedState.Version> {
        let column = parameterColumn(named: CodedParameters.orderIdentifier)
        return Set(
            (0..<versions.count).map { index in
                let code = Int64(versions.orders[index])
                let order = column.map { vocabulary.withText(code, column: $0) { String(decoding: $0, as: UTF8.self) } }
                return DerivedState.Version(order: order ?? "", version: versions[index])
            }
        )
    }
}
