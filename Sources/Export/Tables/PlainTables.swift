internal import Columns
package import EventStore

/// Stored events, with their contacts and orders, as plain tables in an SQLite file of its own, for any other tool.
///
/// The tables have the names of `muster sql`: `events`, one for each event type, `items` and other lists, `orders`,
/// `contacts`, `imports`. Contacts are those of the selection if it names some, else those that have one of the events, or
/// all if all events are taken; orders are theirs, as all their events have left them.
package struct PlainTables {
    private let snapshot: StoreSnapshot
    private let selection: EventSelection

    /// Begins an export.
    package init(_ snapshot: StoreSnapshot, _ selection: EventSelection) {
        self.snapshot = snapshot
        self.selection = selection
    }

    /// Writes the file, which must not be there yet, and only its owner may read; there is none if this fails.
    ///
    /// - Parameter check: Called time and again; what it throws ends the export.
    /// - Returns: What should be known of the tables, a sentence each.
    /// - Throws: ``ExportFailure``, `StoreError`, and what `check` throws.
    package func write(
        to path: String,
        progress: (_ done: Int) -> Void = { _ in },
        check: () throws -> Void
    ) throws -> [String] {
        guard !WholeFile.isTaken(path) else { throw WholeFile.exists(path) }
        let file = try WholeFile(path, readers: .owner)
        let database = try PlainDatabase(file.unfinishedPath, path: path)
        let notes: [String]
        do {
            notes = try fill(database, progress: progress, check: check)
        } catch let failure as ExportFailure where failure.isContradiction {
            throw StoreError.damaged(path: snapshot.path, detail: failure.detail)
        }
        try database.close()
        try file.finishAsNew()
        return notes
    }

    private func fill(
        _ database: PlainDatabase,
        progress: (_ done: Int) -> Void,
        check: () throws -> Void
    ) throws -> [String] {
        let events = try EventTables(snapshot, eventTypes: selection.eventTypes, in: database)
        var count = 0
        try EventExport(snapshot, selection).forEach(progress: progress) { event in
            try events.append(event)
            count += 1
            if count % 1_024 == 0 { try check() }
        }
        let all = Bitmap(count: snapshot.contacts.count, repeating: true)
        let contacts = selection.contacts ?? (selection.isEverything ? all : events.contacts)
        let others = ContactTables(snapshot: snapshot, database: database)
        try others.writeContacts(contacts, check: check)
        try others.writeOrders(of: contacts, check: check)
        try others.writeImports()
        for statement in events.indexStatements {
            try check()
            try database.run(statement)
        }
        return events.notes
    }
}
