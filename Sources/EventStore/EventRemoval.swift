internal import Columns
package import EventModel
internal import GRDB

/// What a removal of events, or of a contact list, takes away, said before it is done.
package struct RemovalPlan: Sendable {
    /// How many events go.
    package var events: Int { removed.count }
    /// How many of each event type, most first.
    package let eventTypes: [(name: String, events: Int)]
    /// How many events of the import stay, since another import brought them too; 0 for a period.
    package let kept: Int
    /// How many rows of contact lists go.
    package let listRows: Int
    let removed: EventNumbers
    /// Runs of events that now belong to another import; what of them was removed before does no harm.
    let inherited: [(events: Range<Int64>, importNumber: Int64)]
}

/// Taking stored events away: an import, or a period.
///
/// The events' chunks stay as they are; a bitmap beside them says which rows are gone. Contacts and orders are derived
/// anew from what is left, as if what was removed had never come. A removal keeps a bit or two for each event that it
/// concerns.
package struct EventRemoval {
    private let store: StoreFile

    /// Prepares removals from a store that is open for writing.
    package init(from store: StoreFile) {
        self.store = store
    }

    /// What taking one import back would remove.
    ///
    /// - Throws: ``StoreError/noSuchImport(path:number:)``.
    package func plan(undoing importNumber: Int) throws -> RemovalPlan {
        try store.write { database in
            let known = try Int.fetchOne(
                database,
                sql: "SELECT 1 FROM import WHERE number = ?",
                arguments: [importNumber]
            )
            guard known != nil else { throw StoreError.noSuchImport(path: store.path, number: importNumber) }
            let own = try Self.events(of: importNumber, database)
            // The first of several other imports inherits an event.
            var inherited = EventNumbers()
            var runs: [(events: Range<Int64>, importNumber: Int64)] = []
            try DuplicatePage.forEachEvent(notOf: importNumber, database) { event, heir in
                guard own.contains(event), inherited.insert(event) else { return }
                if let last = runs.last, last.events.upperBound == event, last.importNumber == heir {
                    runs[runs.count - 1].events = last.events.lowerBound..<event + 1
                } else {
                    runs.append((event..<event + 1, heir))
                }
            }
            let listRows = try ContactListTable.rows(importNumber: Int64(importNumber), database)
            return try plan(database, listRows: listRows, inherited: runs) { event, _ in
                own.contains(event) ? inherited.contains(event) ? .isInherited : .goes : .stays
            }
        }
    }

    /// What removing a period would remove: both ends belong to it.
    package func plan(from first: WallClock, to last: WallClock) throws -> RemovalPlan {
        try store.write { database in
            try plan(database) { _, occurred in
                first.microseconds <= occurred && occurred <= last.microseconds ? .goes : .stays
            }
        }
    }

    /// Removes what a plan of an import says, and the import with it.
    package func undo(_ importNumber: Int, _ plan: RemovalPlan) throws {
        try store.write { database in
            try database.execute(sql: "DELETE FROM import_range WHERE import = ?", arguments: [importNumber])
            for (events, heir) in plan.inherited {
                try database.execute(
                    sql: "INSERT INTO import_range (import, first_event, events) VALUES (?, ?, ?)",
                    arguments: [heir, events.lowerBound, events.count]
                )
            }
            let duplicates = "duplicate_page WHERE import = ?"
            try StoredBytes.remove(ofRowsOf: duplicates, arguments: [importNumber], database)
            for table in ["duplicate_page", "rejected_event"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE import = ?", arguments: [importNumber])
            }
            try ContactListTable.remove(importNumber: Int64(importNumber), database)
            try database.execute(sql: "DELETE FROM import WHERE number = ?", arguments: [importNumber])
            try remove(plan.removed, database)
            if plan.removed.count == 0, plan.listRows > 0 { try Rederivation(zone: store.zone).run(database) }
        }
    }

    /// Removes what a plan of a period says.
    package func remove(_ plan: RemovalPlan) throws {
        try store.write { try remove(plan.removed, $0) }
    }

    /// What becomes of an event.
    private enum Fate {
        case stays
        case goes
        case isInherited
    }

    private func plan(
        _ database: Database,
        listRows: Int = 0,
        inherited: [(events: Range<Int64>, importNumber: Int64)] = [],
        _ fate: (_ event: Int64, _ occurred: Int64) -> Fate
    ) throws -> RemovalPlan {
        let vocabulary = try VocabularyTable.read(database)
        var removed = EventNumbers()
        var kept = 0
        var types: [UInt32: Int] = [:]
        try Self.forEachGroup(database) { group, buffer, _ in
            for row in 0..<buffer.count {
                let event = group.part.firstEvent + Int64(buffer.positions[row])
                switch fate(event, buffer.occurred[row]) {
                case .stays: continue
                case .isInherited: kept += 1
                case .goes:
                    removed.insert(event)
                    types[group.eventType, default: 0] += 1
                }
            }
        }
        let named = types.map { (name: vocabulary.eventTypes.text($0.key), events: $0.value) }
        try vocabulary.damage.check()
        return RemovalPlan(
            eventTypes: named.sorted { $0.events != $1.events ? $0.events > $1.events : $0.name < $1.name },
            kept: kept,
            listRows: listRows,
            removed: removed,
            inherited: inherited
        )
    }

    private func remove(_ gone: EventNumbers, _ database: Database) throws {
        guard gone.count > 0 else { return }
        try Self.forEachGroup(database) { group, buffer, entries in
            var removed =
                try StoreCatalogue.removed(from: group, entries: entries, database) ?? Bitmap(count: group.events)
            let before = removed.ones
            for row in 0..<buffer.count where gone.contains(group.part.firstEvent + Int64(buffer.positions[row])) {
                removed[buffer.originalRows?[row] ?? row] = true
            }
            guard removed.ones > before else { return }
            let address = ChunkAddress(part: group.part.number, rowGroup: group.number, column: SystemColumn.removed)
            try ChunkTable.remove(at: address, database)
            var chunk = EncodedChunk()
            removed.append(to: &chunk.bytes)
            chunk.nulls = removed.ones
            try ChunkTable.insert(chunk, rows: group.events, at: address, database)
        }
        try Rederivation(zone: store.zone).run(database)
    }

    /// Calls with each row group, its events without their named columns.
    private static func forEachGroup(
        _ database: Database,
        _ body: (RowGroup, EventBuffer, [ChunkAddress: ChunkEntry]) throws -> Void
    ) throws {
        let vocabulary = Vocabulary()
        for part in try StoreCatalogue.parts(database) {
            let entries = try ChunkTable.entries(database, part: part.number)
            for group in try StoreCatalogue.rowGroups(database, of: [part]) {
                let system = entries.filter { $0.key.column < SystemColumn.firstNamed }
                try body(
                    group,
                    StoreCatalogue.read(
                        group,
                        entries: system,
                        registry: vocabulary.registry,
                        references: .any,
                        database
                    ),
                    entries
                )
            }
        }
    }

    private static func events(of importNumber: Int, _ database: Database) throws -> EventNumbers {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT first_event, events FROM import_range WHERE import = ?",
            arguments: [importNumber]
        )
        // Nobody holds these ranges against a checksum: of a damaged one no more is kept than there are events.
        let stored = try StoreCatalogue.parts(database).last?.eventNumbers.upperBound ?? 0
        var numbers = EventNumbers()
        while let row = try rows.next() {
            let (first, events): (Int64, Int64) = (row[0], row[1])
            for event in Range(events: events, from: first).clamped(to: 0..<stored) { numbers.insert(event) }
        }
        return numbers
    }
}
