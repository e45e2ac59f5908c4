internal import EventModel
internal import EventReader
internal import GRDB

/// An import that was stopped: by a kill, by Ctrl-C, or by a fault in its source.
struct UnfinishedImport {
    let source: ImportedSource
    /// How many contacts the store had before it began.
    let contactsBefore: Int
    /// The events that it stored.
    let ranges: [Range<Int64>]

    /// The last unfinished import of a file, as events or as a contact list; nil if there is none.
    static func find(_ name: String, isContactList: Bool = false, _ database: Database) throws -> UnfinishedImport? {
        let kind = try ContactListTable.exist(database) ? " AND contact_list = \(isContactList ? 1 : 0)" : ""
        let found = try Row.fetchOne(
            database,
            sql: """
                SELECT number, read, stored, duplicate, rejected, bytes, checksum, contacts_before FROM import
                WHERE source = ? AND finished IS NULL\(kind) ORDER BY number DESC LIMIT 1
                """,
            arguments: [name]
        )
        guard let row = found else { return nil }
        var source = ImportedSource(number: row[0], name: name)
        source.events = ImportSummary.Events(read: row[1], stored: row[2], duplicate: row[3], rejected: row[4])
        source.bytes = row[5]
        source.checksum = row[6]
        let ranges = try Row.fetchAll(
            database,
            sql: "SELECT first_event, events FROM import_range WHERE import = ? ORDER BY first_event",
            arguments: [source.number]
        )
        return UnfinishedImport(
            source: source,
            contactsBefore: row[7],
            ranges: ranges.map { row in
                let (first, events): (Int64, Int64) = (row[0], row[1])
                return Range(events: events, from: first)
            }
        )
    }

    /// The first of what it rejected.
    func rejections(atMost count: Int, _ database: Database) throws -> [RejectedEvent] {
        guard source.events.rejected > 0, count > 0 else { return [] }
        return try Row.fetchAll(
            database,
            sql: "SELECT line, byte, pointer, reason FROM rejected_event WHERE import = ? ORDER BY number LIMIT ?",
            arguments: [source.number, count]
        ).map { row in
            RejectedEvent(
                place: Place(file: source.name, line: row[0], byte: row[1], pointer: row[2]),
                reason: row[3]
            )
        }
    }

    /// Reads on to where the import stopped; false if the bytes up to there are not the same, and the file must be
    /// read from its beginning.
    ///
    /// What was committed is framed once more, at a gigabyte a second, and neither parsed nor stored again.
    func skip(_ reader: EventReader) throws -> Bool {
        guard source.bytes > 0 else { return true }
        while let block = try reader.nextBlock() {
            if block.endByte == source.bytes { return block.checksum.text == source.checksum }
            if block.endByte > source.bytes { return false }
        }
        return false
    }
}
