internal import Columns
internal import EventModel
internal import GRDB

/// Derives contacts and orders of the whole store anew, part by part, by the rules that imports use.
struct Rederivation {
    let zone: ClockZone

    func run(_ database: Database) throws {
        try StoredBytes.remove(ofRowsOf: "derived_page", database)
        for table in ["derived_page", "ignored_order_event"] { try database.execute(sql: "DELETE FROM \(table)") }
        try OrderVersionTable.remove(groups: 0...Int.max, database)
        try Setting.set(.orders, 0, database)
        let vocabulary = try VocabularyTable.read(database)
        var contacts = ContactResolution(vocabulary: vocabulary, table: ContactTable())
        var unidentified = 0
        var orders = OrderDerivation(vocabulary: vocabulary, zone: zone, firstNewOrder: 0)
        let parts = try StoreCatalogue.parts(database)
        var lists = try ContactListReplay(database)
        for part in parts {
            let loaded = try LoadedPart(part, vocabulary: vocabulary, database)
            for buffer in loaded.buffers {
                buffer.contacts = Array(repeating: EventBuffer.noContact, count: buffer.count)
            }
            for position in 0..<UInt32(part.events) {
                guard let (buffer, row) = loaded.place(of: position) else { continue }
                let event = part.firstEvent + Int64(position)
                if event >= lists.nextEvent { try lists.pass(upTo: event, &contacts, writes: true) }
                buffer.contacts[row] = contacts.contact(of: row, in: buffer)
                if buffer.contacts[row] == EventBuffer.noContact { unidentified += 1 }
            }
            try writeContacts(of: loaded, part, database)
            orders.take(loaded.buffers, firstEvent: part.firstEvent)
            try orders.derive(parts: parts, isLast: false, database)
        }
        try orders.derive(parts: parts, isLast: true, database)
        try lists.pass(upTo: .max, &contacts, writes: true)
        try vocabulary.damage.check()
        // An identifier of a list may be spelled as no event spells it, and its text have left the file since.
        try VocabularyTable.save(vocabulary, database)
        try contacts.save(database, isFinal: true)
        try Setting.set(.unidentifiedEvents, unidentified, database)
    }

    private func writeContacts(of loaded: LoadedPart, _ part: Part, _ database: Database) throws {
        for (group, buffer) in zip(try StoreCatalogue.rowGroups(database, of: [part]), loaded.buffers) {
            var contacts = Array(repeating: EventBuffer.noContact, count: group.events)
            for row in 0..<buffer.count { contacts[buffer.originalRows?[row] ?? row] = buffer.contacts[row] }
            let address = ChunkAddress(part: part.number, rowGroup: group.number, column: SystemColumn.contact)
            try ChunkTable.remove(at: address, database)
            try ChunkTable.insert(IntegerStream.bytes(of: contacts), rows: group.events, at: address, database)
        }
    }
}
