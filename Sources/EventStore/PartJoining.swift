internal import Columns
internal import GRDB

/// Writes neighbouring parts anew as one, without the events that were removed.
///
/// Event numbers stay what they are, and so does everything that is derived from the events. Memory is that of the
/// events of one type.
struct PartJoining {
    let vocabulary: Vocabulary
    let sizes: PartSizes

    /// The number of a part that is being written, while the one that it replaces is still there.
    private static let unfinished = -1

    /// Replaces the parts by one; by none if all their events were removed.
    func join(_ parts: [Part], _ database: Database) throws {
        guard let first = parts.first, let last = parts.last else { return }
        let span = Int(last.eventNumbers.upperBound - first.firstEvent)
        let joined = Part(number: Self.unfinished, firstEvent: first.firstEvent, events: span)
        let writer = PartWriter()
        var present = Bitmap(count: span)
        var rowGroup = 0
        let groups = Dictionary(grouping: try StoreCatalogue.rowGroups(database, of: parts), by: \.eventType)
        for eventType in groups.keys.sorted() {
            let buffer = try read(groups[eventType] ?? [], ofType: eventType, from: first.firstEvent, database)
            guard buffer.count > 0 else { continue }
            for position in buffer.positions { present[Int(position)] = true }
            let rows = SortedOrder.of(buffer.positions.map { Int64($0) })
            let encoding = RowGroupEncoding([(buffer, rows)], size: sizes.eventsPerRowGroup)
            try writer.write(encoding.encoded(), part: joined.number, &rowGroup, database)
        }
        let isEmpty = !present.any
        if !isEmpty {
            try writer.insert(joined, database)
            try writer.write(fingerprints(of: parts, present, database), part: joined.number, database)
            try writer.write(origins(of: parts, database), part: joined.number, database)
        }
        try remove(first.number...last.number, database)
        guard !isEmpty else { return }
        let renaming: StatementArguments = [first.number, Self.unfinished]
        try database.execute(sql: "UPDATE part SET number = ? WHERE number = ?", arguments: renaming)
        for table in ["row_group", "chunk"] {
            try database.execute(sql: "UPDATE \(table) SET part = ? WHERE part = ?", arguments: renaming)
        }
    }

    /// The events of row groups of one type, one group after another, their positions counted from the given event.
    private func read(
        _ groups: [RowGroup],
        ofType eventType: UInt32,
        from firstEvent: Int64,
        _ database: Database
    ) throws -> EventBuffer {
        let joined = EventBuffer(eventType: eventType)
        let references = EventReferences(of: vocabulary)
        for group in groups {
            let entries = try ChunkTable.entries(database, of: group)
            let buffer = try StoreCatalogue.read(
                group,
                entries: entries,
                registry: vocabulary.registry,
                references: references,
                database
            )
            buffer.padAll()
            joined.append(buffer, positionsFrom: UInt32(group.part.firstEvent - firstEvent))
        }
        return joined
    }

    private func fingerprints(
        of parts: [Part],
        _ present: Bitmap,
        _ database: Database
    ) throws -> PartFingerprints {
        var all = PartFingerprints(values: [], positions: [])
        let firstEvent = parts.first?.firstEvent ?? 0
        for part in parts {
            let own = try PartFingerprints(of: part, database)
            let base = UInt32(part.firstEvent - firstEvent)
            for (value, position) in zip(own.values, own.positions) where present[Int(base + position)] {
                all.values.append(value)
                all.positions.append(base + position)
            }
        }
        let order = SortedOrder.of(all.values)
        return PartFingerprints(
            values: order.map { all.values[Int($0)] },
            positions: order.map { all.positions[Int($0)] }
        )
    }

    private func origins(of parts: [Part], _ database: Database) throws -> PartOrigins {
        var all = PartOrigins([])
        let firstEvent = parts.first?.firstEvent ?? 0
        for part in parts {
            all.append(try PartOrigins(of: part, database), at: Int(part.firstEvent - firstEvent))
        }
        return all
    }

    private func remove(_ numbers: ClosedRange<Int>, _ database: Database) throws {
        let arguments: StatementArguments = [numbers.lowerBound, numbers.upperBound]
        let chunks = "chunk WHERE part BETWEEN ? AND ?"
        try StoredBytes.remove(ofRowsOf: chunks, arguments: arguments, database)
        try database.execute(sql: "DELETE FROM \(chunks)", arguments: arguments)
        try database.execute(sql: "DELETE FROM row_group WHERE part BETWEEN ? AND ?", arguments: arguments)
        try database.execute(sql: "DELETE FROM part WHERE number BETWEEN ? AND ?", arguments: arguments)
    }
}
