internal import Columns
internal import GRDB

/// What is wrong with the catalogue and the records, which no checksum guards, a sentence each.
extension StoreSnapshot {
    /// Holds what the catalogue says of the chunks of a part against what they hold.
    func catalogueFaults(of part: Part, _ entries: [ChunkAddress: ChunkEntry]) throws -> [String] {
        var faults: [String] = []
        let events = Dictionary(
            rowGroups.lazy.filter { $0.part.number == part.number }.map { ($0.number, $0.events) },
            uniquingKeysWith: { first, _ in first }
        )
        for (address, entry) in entries {
            guard address.rowGroup != SystemColumn.wholePart else {
                if address.column == SystemColumn.place, entry.rows != part.events {
                    faults.append("\(address): it has not a place for each event of the part")
                }
                continue
            }
            guard let rows = events[address.rowGroup] else {
                faults.append("\(address): there is no such row group")
                continue
            }
            do {
                let isRight =
                    address.column < SystemColumn.firstNamed
                    ? try entry.rows == rows && isRight(ofSystem: entry, at: address)
                    : try isRight(ofNamed: entry, at: address)
                if !isRight { faults.append("\(address): it does not hold what the catalogue says") }
            } catch let fault as DamagedBytes {
                faults.append(fault.description)
            }
        }
        return faults
    }

    private func isRight(ofSystem entry: ChunkEntry, at address: ChunkAddress) throws -> Bool {
        try ChunkTable.withBytes(of: entry, at: address, database) { bytes in
            var offset = 0
            switch address.column {
            case SystemColumn.removed: return try Bitmap(bytes: bytes, at: &offset).ones == entry.nulls
            case SystemColumn.raw:
                return try IntegerStreamReader<UInt32>(bytes: bytes, at: &offset).count == entry.rows - entry.nulls
            default: return true
            }
        }
    }

    private func isRight(ofNamed entry: ChunkEntry, at address: ChunkAddress) throws -> Bool {
        guard address.column - SystemColumn.firstNamed < vocabulary.registry.count else { return false }
        let number = UInt32(address.column - SystemColumn.firstNamed)
        let column = try StoreCatalogue.column(number, entry, at: address, eventReferences, database)
        var others = CodeReferences()
        // The writer says once more what it would say of these values.
        let known = ChunkEncoding.encode(column, rows: Array(0..<Int32(column.count)), beside: &others)
        let areBounded =
            entry.bounds.map { bounds in known.bounds.map { bounds.contains($0) && entry.scale == known.scale } ?? false
            }
        return areBounded ?? true && entry.nulls == known.nulls
            && entry.classes.bits & ~ClassMask.reference == known.classMask & ~ClassMask.reference
    }

    /// Reads the texts of all dictionaries, those that nobody asks for included; what is wrong with shapes is noted.
    func dictionaryFaults() throws -> [String] {
        vocabulary.readShapes()
        return try VocabularyTable.pages(database).values.joined().compactMap { page in
            do {
                _ = try VocabularyTable.read(page, database)
                return nil
            } catch let fault as DamagedBytes {
                return fault.description
            }
        }
    }

    /// What is wrong with the records of imports, and with what refers to one.
    func importFaults() throws -> [String] {
        let parts = try Int.fetchAll(
            database,
            sql: "SELECT DISTINCT part FROM row_group WHERE part NOT IN (SELECT number FROM part)"
        )
        var faults = parts.map { "part \($0): the catalogue has row groups of it, and there is no such part" }
        let lists = try ContactListTable.exist(database) ? ["contact_list_page"] : []
        for table in ["import_range", "rejected_event", "duplicate_page"] + lists {
            let unknown = try Int.fetchAll(
                database,
                sql: "SELECT DISTINCT import FROM \(table) WHERE import NOT IN (SELECT number FROM import)"
            )
            faults += unknown.map { "\(table): there is no import \($0)" }
        }
        let wrong = try Int.fetchAll(
            database,
            sql: """
                SELECT number FROM import WHERE min(bytes, stored, duplicate, rejected, contacts_before) < 0
                    OR (finished IS NOT NULL AND read <> stored + duplicate + rejected)
                """
        )
        faults += wrong.map { "import \($0): its counts cannot be" }
        let bound = Int64(try Setting.number(.nextEvent, database))
        for (events, number) in try importedEvents()
        where events.isEmpty || events.lowerBound < 0 || events.upperBound > bound {
            faults.append("import \(number): it cannot have brought the events that its record gives")
        }
        return faults
    }

    /// Holds the counts that are kept against what was counted.
    func countFaults(_ derived: DerivedState) throws -> [String] {
        var faults: [String] = []
        if try Setting.number(.orders, database) != Set(derived.versions.lazy.map(\.order)).count {
            faults.append("setting: there are not so many orders")
        }
        if try Setting.number(.unidentifiedEvents, database) != derived.contactOfEvent.count(where: { $0 == nil }) {
            faults.append("setting: there are not so many events without a contact")
        }
        return faults
    }
}
