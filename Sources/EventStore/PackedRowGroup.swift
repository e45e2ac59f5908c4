internal import Columns
internal import GRDB

/// What conditions need to see of a row group.
package struct RowGroupNeeds: Sendable {
    /// The columns of named values; a field of lines needs its parent too.
    package var columns: Set<UInt32>
    /// The first microsecond on the store's clock that is looked at.
    package var from: Int64
    /// The first one after it that is not.
    package var to: Int64
    /// Whether times are looked at, and not only whether they lie between the two.
    package var times: Bool
    /// Whether event numbers are looked at.
    package var positions: Bool

    /// Asks for the events of a stretch of time.
    package init(columns: Set<UInt32>, from: Int64, to: Int64, times: Bool = false, positions: Bool = false) {
        (self.columns, self.from, self.to, self.times, self.positions) = (columns, from, to, times, positions)
    }

    /// Whether all events of a row group lie in the stretch of time.
    package func covers(_ group: RowGroup) -> Bool {
        from <= group.occurred.lowerBound && group.occurred.upperBound < to
    }
}

/// The chunks of a row group that conditions need to see, as they lie in the file: any thread may unpack them.
package struct PackedRowGroup: Sendable {
    private struct Chunk: Sendable {
        let address: ChunkAddress
        let entry: ChunkEntry
        let bytes: AllocatedBytes

        func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
            try withKeptBytes { try body($0.bytes) }
        }

        /// Calls with the bytes, unpacked, which may be kept.
        func withKeptBytes<Result>(_ body: (AllocatedBytes) throws -> Result) throws -> Result {
            let kept = try entry.stored.unpacked(keeping: bytes, at: address.description)
            return try entry.stored.telling(address.description) { try body(kept) }
        }
    }

    /// The row group.
    package let group: RowGroup
    private let needs: RowGroupNeeds
    private let path: String
    private let references: EventReferences
    private let damage: Vocabulary.Damage
    /// A few, each to be found by its column.
    private var chunks: [Chunk] = []
    /// The fields that are needed, and the lists whose lines have them.
    private var fields: [(column: UInt32, parent: UInt32)] = []

    fileprivate init(_ group: RowGroup, _ needs: RowGroupNeeds, of snapshot: StoreSnapshot) throws {
        self.group = group
        self.needs = needs
        path = snapshot.path
        references = snapshot.eventReferences
        damage = snapshot.vocabulary.damage
        let names = snapshot.vocabulary.registry.names
        var wanted = needs.columns.map { SystemColumn.firstNamed + Int($0) }
        wanted += [SystemColumn.contact, SystemColumn.removed]
        if needs.times || !needs.covers(group) { wanted.append(SystemColumn.occurred) }
        if needs.positions { wanted.append(SystemColumn.position) }
        for column in needs.columns where names[Int(column)].scope == .lineField {
            fields.append((column, names[Int(column)].parent))
        }
        while let column = wanted.popLast() {
            let address = ChunkAddress(part: group.part.number, rowGroup: group.number, column: column)
            guard known(column) == nil, let entry = try snapshot.entry(at: address) else { continue }
            let bytes = AllocatedBytes(
                try snapshot.reader.allocatedBytes(of: entry.stored, at: address.description)
            )
            chunks.append(Chunk(address: address, entry: entry, bytes: bytes))
            guard entry.classes.isReference else { continue }
            let base = try ChunkDecoding.base(of: bytes.bytes, entry, at: address)
            wanted.append(SystemColumn.firstNamed + Int(base))
        }
    }

    /// The events of the stretch of time, ascending: of their columns those that were asked for and that the row group has.
    ///
    /// - Parameter checksPositions: Whether it is made sure that the part has a place for each event.
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func unpacked(checksPositions: Bool = false) throws -> EventBuffer {
        do {
            let events = try events()
            if checksPositions { try group.check(events.positions) }
            return events
        } catch let error as DamagedBytes {
            throw StoreError.damaged(path: path, detail: error.description)
        }
    }

    private func events() throws -> EventBuffer {
        let rows = try rows()
        let buffer = EventBuffer(eventType: group.eventType)
        buffer.untimedCount = rows.count
        buffer.contacts = try integers(SystemColumn.contact, rows)
        try group.check(contacts: buffer.contacts, references)
        if needs.times { buffer.occurred = try integers(SystemColumn.occurred, rows) }
        if needs.positions { buffer.positions = try integers(SystemColumn.position, rows) }
        for column in needs.columns where !fields.contains(where: { $0.column == column }) {
            buffer.columns[column] = try self.column(column, rows)
        }
        for (field, parent) in fields {
            guard let lines = buffer.columns[parent]?.lines else { continue }
            lines.columns[field] = try column(field, lines.firstLine..<lines.firstLine + lines.count)
        }
        if let removed = try removed(among: rows) { buffer.remove(removed) }
        return buffer
    }

    /// The rows of the stretch of time: they ascend by it.
    private func rows() throws -> Range<Int> {
        guard !needs.covers(group) else { return 0..<group.events }
        return try chunk(SystemColumn.occurred).withBytes { bytes in
            var offset = 0
            let times = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset, expecting: group.events)
            let first = times.firstIndex(notLessThan: needs.from)
            return first..<max(first, times.firstIndex(notLessThan: needs.to))
        }
    }

    private func known(_ column: Int) -> Chunk? { chunks.first { $0.address.column == column } }

    private func chunk(_ column: Int) throws -> Chunk {
        if let chunk = known(column) { return chunk }
        let address = ChunkAddress(part: group.part.number, rowGroup: group.number, column: column)
        throw DamagedBytes(place: address.description, detail: "it is missing")
    }

    private func integers<Value: FixedWidthInteger>(_ column: Int, _ rows: Range<Int>) throws -> [Value] {
        try chunk(column).withBytes { bytes in
            var offset = 0
            let reader = try IntegerStreamReader<Value>(bytes: bytes, at: &offset, expecting: group.events)
            return [Value](unsafeUninitializedCapacity: rows.count) { values, initialized in
                if let start = values.baseAddress { reader.decode(rows, into: start) }
                initialized = rows.count
            }
        }
    }

    private func column(_ number: UInt32, _ rows: Range<Int>) throws -> ColumnBuffer? {
        guard let chunk = known(SystemColumn.firstNamed + Int(number)) else { return nil }
        guard rows.upperBound <= chunk.entry.rows else {
            throw DamagedBytes(place: chunk.address.description, detail: "it has too few rows")
        }
        return try chunk.withKeptBytes { bytes in
            guard chunk.entry.classes.isReference else {
                return try decode(bytes, chunk, number, rows) { _ in throw Self.chain(chunk.address) }
            }
            // What refers to another column refers to all of its rows.
            let whole = try decode(bytes, chunk, number, nil) { base in
                let other = try self.chunk(SystemColumn.firstNamed + Int(base))
                return try other.withKeptBytes { bytes in
                    try decode(bytes, other, base, nil) { _ in throw Self.chain(chunk.address) }
                }
            }
            if rows.count < whole.count { whole.keep(consecutive: rows) }
            return whole
        }
    }

    private func decode(
        _ bytes: AllocatedBytes,
        _ chunk: Chunk,
        _ number: UInt32,
        _ rows: Range<Int>?,
        _ other: (UInt32) throws -> ColumnBuffer
    ) throws -> ColumnBuffer {
        try ChunkDecoding.decode(
            bytes.bytes,
            column: number,
            chunk.entry,
            at: chunk.address,
            in: rows,
            for: .evaluation(keeping: bytes, damage),
            references: references,
            other: other
        )
    }

    private static func chain(_ address: ChunkAddress) -> DamagedBytes {
        DamagedBytes(place: address.description, detail: "it refers to a column that refers to another")
    }

    /// The rows, counted from the first that is wanted, whose events were removed; nil if there are none.
    private func removed(among rows: Range<Int>) throws -> Bitmap? {
        try known(SystemColumn.removed)?.withBytes { bytes in
            var offset = 0
            let removed = try Bitmap(bytes: bytes, at: &offset)
            guard removed.count == group.events else {
                throw CorruptColumn(.lengthsDisagree(expected: group.events, found: removed.count), at: 0)
            }
            return Bitmap(count: rows.count, ones: rows.lazy.filter { removed[$0] }.map { $0 - rows.lowerBound })
        }
    }
}

extension StoreSnapshot {
    /// Fetches what conditions need to see of a row group.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func fetch(_ group: RowGroup, _ needs: RowGroupNeeds) throws -> PackedRowGroup {
        try namingDamage { try PackedRowGroup(group, needs, of: self) }
    }
}
