internal import Columns
internal import EventModel
internal import GRDB

/// Reading parts and row groups from the file.
enum StoreCatalogue {
    /// The parts, in the order of their events.
    ///
    /// No checksum guards the catalogue: parts whose numbers of events are none that were ever given are damage, so that
    /// whoever keeps a bit or a place for each event keeps no more than there can be.
    static func parts(_ database: Database) throws -> [Part] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT number, first_event, events, (SELECT value FROM setting WHERE name = '\(Setting.nextEvent.rawValue)')
                FROM part ORDER BY number
                """
        )
        var next: Int64 = 0
        return try rows.map { row in
            let (number, first, events, bound): (Int, Int64, Int64, Int64) = (row[0], row[1], row[2], row[3])
            guard 0...Setting.greatestNumber ~= Int64(number), first >= next, events >= 0,
                bound <= Setting.greatestNumber, first <= bound, events <= bound - first
            else {
                throw DamagedBytes(
                    place: "part \(number)",
                    detail: "it cannot have the events that the catalogue gives"
                )
            }
            next = first + events
            return Part(number: number, firstEvent: first, events: Int(events))
        }
    }

    /// Makes sure that the row groups are those of the parts, from the first to the last: a page of either that was lost would
    /// look like a store with fewer events.
    static func checkEnds(of parts: [Part], _ database: Database) throws {
        let ends = try Row.fetchOne(
            database,
            sql: "SELECT (SELECT min(part) FROM row_group), (SELECT max(part) FROM row_group)"
        )
        let (first, last): (Int?, Int?) = (ends?[0], ends?[1])
        guard first == parts.first?.number, last == parts.last?.number else {
            throw DamagedBytes(place: "catalogue", detail: "its row groups are not those of its parts")
        }
    }

    /// The row groups of some parts, both in the order of the parts' numbers.
    ///
    /// - Parameter eventTypes: How many event types there are, if that is known.
    static func rowGroups(
        _ database: Database,
        of parts: [Part],
        eventTypes: Int = 1 << 32
    ) throws -> [RowGroup] {
        let range = [Int64(parts.first?.number ?? 0), Int64(parts.last?.number ?? -1)]
        let (earliest, latest) = (WallClock.earliest.microseconds, WallClock.latest.microseconds)
        var removed: [ChunkCatalogue.GroupAddress: Int] = [:]
        // The column stands in the text as it stands in that of the index, so that SQLite takes the index.
        let removals = try database.cachedStatement(
            sql: """
                SELECT part, row_group, nulls FROM chunk
                WHERE "column" = \(SystemColumn.removed) AND part BETWEEN ? AND ?
                """
        )
        try removals.forEachDirectRow(range) { row in
            removed[ChunkCatalogue.GroupAddress(part: Int(row[0]), rowGroup: Int(row[1]))] = Int(row[2])
            return true
        }
        var groups: [RowGroup] = []
        // Both are in the order of parts.
        var rest = parts[...]
        let rows = try database.cachedStatement(
            sql: """
                SELECT part, row_group, event_type, events, least_occurred, greatest_occurred
                FROM row_group WHERE part BETWEEN ? AND ? ORDER BY part, row_group
                """
        )
        try rows.forEachDirectRow(range) { row in
            while let part = rest.first, Int64(part.number) < row[0] { rest.removeFirst() }
            guard let part = rest.first, Int64(part.number) == row[0] else { return true }
            let (number, type, events, least, greatest) = (Int(row[1]), row[2], Int(row[3]), row[4], row[5])
            let gone =
                removed.isEmpty
                ? 0 : removed[ChunkCatalogue.GroupAddress(part: part.number, rowGroup: number)] ?? 0
            guard number >= 0, 0..<Int64(eventTypes) ~= type, 0...PartSizes.greatestRowGroup ~= events,
                0...events ~= gone, earliest <= least, least <= greatest, greatest <= latest
            else {
                throw DamagedBytes(
                    place: "part \(part.number), row group \(number)",
                    detail: "it cannot have the events that the catalogue gives"
                )
            }
            groups.append(
                RowGroup(
                    part: part,
                    number: number,
                    eventType: UInt32(type),
                    events: events,
                    removed: gone,
                    occurred: least...greatest
                )
            )
            return true
        }
        return groups
    }

    /// Reads a row group: times, positions and contacts of all events, and of the named columns those that are wanted.
    ///
    /// If all are wanted (nil), so is what it takes to write the events again, their shapes and the forms of their times.
    ///
    /// - Parameters:
    ///   - references: What there is for them to refer to.
    ///   - rows: The rows that are wanted; nil for all. What was removed of them is left out.
    static func read(
        _ group: RowGroup,
        entries: [ChunkAddress: ChunkEntry],
        registry: ColumnRegistry,
        references: EventReferences,
        wanted: Set<UInt32>? = nil,
        rows: Range<Int>? = nil,
        _ source: some ChunkSource
    ) throws -> EventBuffer {
        let buffer = EventBuffer(eventType: group.eventType)
        let rows = rows ?? 0..<group.events
        func address(_ column: Int) -> ChunkAddress {
            ChunkAddress(part: group.part.number, rowGroup: group.number, column: column)
        }
        func integers<T: FixedWidthInteger>(_ type: T.Type, _ column: Int) throws -> [T] {
            guard let entry = entries[address(column)] else {
                throw DamagedBytes(place: address(column).description, detail: "it is missing")
            }
            return try source.withBytes(of: entry, at: address(column)) { bytes in
                var offset = 0
                let reader = try IntegerStreamReader<T>(bytes: bytes, at: &offset, expecting: group.events)
                return [T](unsafeUninitializedCapacity: rows.count) { values, initialized in
                    if let start = values.baseAddress { reader.decode(rows, into: start) }
                    initialized = rows.count
                }
            }
        }
        buffer.positions = try integers(UInt32.self, SystemColumn.position)
        try group.check(buffer.positions)
        buffer.occurred = try integers(Int64.self, SystemColumn.occurred)
        if wanted == nil {
            buffer.occurredForms = try integers(UInt16.self, SystemColumn.occurredForm)
            buffer.shapes = try integers(UInt32.self, SystemColumn.shape)
            guard buffer.shapes.allSatisfy({ $0 < references.eventShapes }) else {
                throw DamagedBytes(place: address(SystemColumn.shape).description, detail: "there is no such shape")
            }
        }
        buffer.contacts = try integers(UInt32.self, SystemColumn.contact)
        try group.check(contacts: buffer.contacts, references)
        if let entry = entries[address(SystemColumn.raw)] {
            let raws = try source.withBytes(of: entry, at: address(SystemColumn.raw), decodeRaws)
            for (row, raw) in raws where rows.contains(row) { buffer.raws[row - rows.lowerBound] = raw }
        }
        let removed = try removed(from: group, entries: entries, source).map { removed in
            rows.count == group.events
                ? removed
                : Bitmap(count: rows.count, ones: rows.lazy.filter { removed[$0] }.map { $0 - rows.lowerBound })
        }
        defer { if let removed { buffer.remove(removed) } }
        try readNamedColumns(
            of: group,
            into: buffer,
            entries: entries,
            registry: registry,
            references: references,
            wanted: wanted,
            rows: rows,
            source
        )
        return buffer
    }

    /// The rows of a row group whose events were removed; nil if there are none.
    static func removed(
        from group: RowGroup,
        entries: [ChunkAddress: ChunkEntry],
        _ source: some ChunkSource
    ) throws -> Bitmap? {
        let address = ChunkAddress(part: group.part.number, rowGroup: group.number, column: SystemColumn.removed)
        guard let entry = entries[address] else { return nil }
        return try source.withBytes(of: entry, at: address) { bytes in
            var offset = 0
            let removed = try Bitmap(bytes: bytes, at: &offset)
            guard removed.count == group.events else {
                throw CorruptColumn(.lengthsDisagree(expected: group.events, found: removed.count), at: 0)
            }
            return removed
        }
    }

    private static func readNamedColumns(
        of group: RowGroup,
        into buffer: EventBuffer,
        entries: [ChunkAddress: ChunkEntry],
        registry: ColumnRegistry,
        references: EventReferences,
        wanted: Set<UInt32>?,
        rows: Range<Int>,
        _ source: some ChunkSource
    ) throws {
        // Columns that are there in part only are nothing that others could be told from.
        let isWhole = rows.count == group.events
        var fields: [(UInt32, ChunkAddress, ChunkEntry)] = []
        for (address, entry) in entries
        where address.part == group.part.number && address.rowGroup == group.number
            && address.column >= SystemColumn.firstNamed
        {
            guard address.column - SystemColumn.firstNamed < registry.count else {
                throw DamagedBytes(place: address.description, detail: "there is no such column")
            }
            let number = UInt32(address.column - SystemColumn.firstNamed)
            if let wanted, !wanted.contains(number) { continue }
            if registry.names[Int(number)].scope == .lineField {
                fields.append((number, address, entry))
            } else {
                buffer.columns[number] =
                    isWhole
                    ? try column(number, entry, at: address, references, among: buffer, source)
                    : try column(number, entry, at: address, references, rows: rows, source)
            }
        }
        for (number, address, entry) in fields {
            let parent = registry.names[Int(number)].parent
            guard let lines = buffer.columns[parent]?.lines else { continue }
            lines.columns[number] =
                isWhole
                ? try column(number, entry, at: address, references, among: lines, source)
                : try column(
                    number,
                    entry,
                    at: address,
                    references,
                    rows: lines.firstLine..<lines.firstLine + lines.count,
                    source
                )
        }
    }

    /// Reads one named column's chunk.
    ///
    /// - Parameters:
    ///   - references: What there is for it to refer to.
    ///   - others: Columns of the same rows that have been read already.
    ///   - rows: The rows that are wanted; nil for all.
    static func column(
        _ number: UInt32,
        _ entry: ChunkEntry,
        at address: ChunkAddress,
        _ references: EventReferences,
        among others: ColumnGroup? = nil,
        rows: Range<Int>? = nil,
        _ source: some ChunkSource
    ) throws -> ColumnBuffer {
        if let rows, rows.upperBound > entry.rows {
            throw DamagedBytes(place: address.description, detail: "it has too few rows")
        }
        func decode(
            _ bytes: UnsafeRawBufferPointer,
            in rows: Range<Int>?,
            _ other: (UInt32) throws -> ColumnBuffer
        ) throws -> ColumnBuffer {
            try ChunkDecoding.decode(
                bytes,
                column: number,
                entry,
                at: address,
                in: rows,
                references: references,
                other: other
            )
        }
        return try source.withBytes(of: entry, at: address) { bytes in
            guard entry.classes.isReference else {
                return try decode(bytes, in: rows) { _ in
                    throw DamagedBytes(place: address.description, detail: "the catalogue knows of no reference in it")
                }
            }
            // The bytes of the other column are read by the same statement, which lets go of these. And what refers to
            // another column refers to all of its rows.
            let whole = try Array(bytes).withUnsafeBytes { bytes in
                try decode(bytes, in: nil) { try others?.columns[$0] ?? base($0, of: address, references, source) }
            }
            if let rows { whole.keep(consecutive: rows) }
            return whole
        }
    }

    /// A column that another one of the same row group refers to; it refers to none itself.
    private static func base(
        _ number: UInt32,
        of address: ChunkAddress,
        _ references: EventReferences,
        _ source: some ChunkSource
    ) throws -> ColumnBuffer {
        let column = SystemColumn.firstNamed + Int(number)
        let base = ChunkAddress(part: address.part, rowGroup: address.rowGroup, column: column)
        guard let entry = try source.entry(at: base), !entry.classes.isReference else {
            throw DamagedBytes(place: base.description, detail: "\(address) refers to it")
        }
        return try self.column(number, entry, at: base, references, source)
    }

    private static func decodeRaws(_ bytes: UnsafeRawBufferPointer) throws -> [Int: [UInt8]] {
        var offset = 0
        let rows = try IntegerStreamReader<UInt32>(bytes: bytes, at: &offset).decoded()
        let texts = try TextStreamReader(bytes: bytes, at: &offset)
        guard texts.count == rows.count else {
            throw CorruptColumn(.lengthsDisagree(expected: rows.count, found: texts.count), at: offset)
        }
        var raws: [Int: [UInt8]] = [:]
        for index in rows.indices { raws[Int(rows[index])] = texts.withBytes(at: index) { Array($0) } }
        return raws
    }
}
