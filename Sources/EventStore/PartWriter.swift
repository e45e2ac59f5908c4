internal import Columns
internal import EventReader
internal import GRDB

/// Writes a filled part: row groups sorted by time, each column a chunk, and what belongs to the part as a whole.
struct PartWriter {
    let vocabulary: Vocabulary
    let sizes: PartSizes

    /// Writes the events that have a position; the others are duplicates.
    ///
    /// - Parameters:
    ///   - kept: The arrivals that are stored, in order; their index is their position.
    ///   - order: All arrivals in the order of their fingerprints.
    func write(
        _ builder: PartBuilder,
        kept: [Int],
        byFingerprint order: [Int32],
        as part: Part,
        _ database: Database
    ) throws {
        try insert(part, database)
        var rowGroup = 0
        for buffer in builder.buffers.sorted(by: { $0.eventType < $1.eventType }) {
            // Rows are in the order of positions, and sorting keeps it where times are equal.
            let rows = (0..<Int32(buffer.count)).filter { buffer.positions[Int($0)] != .max }
            try write(buffer, rows: rows, part: part.number, &rowGroup, database)
        }
        try write(PartOrigins(kept.map { builder.origins[$0] }), part: part.number, database)
        var positions = Array(repeating: UInt32.max, count: builder.count)
        for (position, arrival) in kept.enumerated() { positions[arrival] = UInt32(position) }
        let keptOrder = order.filter { positions[Int($0)] != .max }
        let fingerprints = PartFingerprints(
            values: keptOrder.map { builder.fingerprints[Int($0)] },
            positions: keptOrder.map { positions[Int($0)] }
        )
        try write(fingerprints, part: part.number, database)
    }

    /// Begins a part.
    func insert(_ part: Part, _ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO part (number, first_event, events) VALUES (?, ?, ?)",
            arguments: [part.number, part.firstEvent, part.events]
        )
    }

    /// Writes events of one type by time, as row groups that take the next numbers.
    ///
    /// - Parameter rows: The events in the order of their positions.
    func write(
        _ buffer: EventBuffer,
        rows: [Int32],
        part: Int,
        _ rowGroup: inout Int,
        _ database: Database
    ) throws {
        buffer.padAll()
        var rows = rows
        buffer.occurred.withUnsafeBufferPointer { SortedOrder.sort(&rows, by: $0) }
        var start = 0
        while start < rows.count {
            let end = min(start + sizes.eventsPerRowGroup, rows.count)
            try write(buffer, rows: Array(rows[start..<end]), part: part, rowGroup: rowGroup, database)
            rowGroup += 1
            start = end
        }
    }

    /// Writes where the events of a part stood.
    func write(_ origins: PartOrigins, part: Int, _ database: Database) throws {
        let address = ChunkAddress(part: part, rowGroup: SystemColumn.wholePart, column: SystemColumn.place)
        try ChunkTable.insert(origins.encoded, rows: origins.count, at: address, database)
    }

    /// Writes the fingerprints of the events of a part.
    func write(_ fingerprints: PartFingerprints, part: Int, _ database: Database) throws {
        let address = ChunkAddress(part: part, rowGroup: SystemColumn.wholePart, column: SystemColumn.fingerprint)
        try ChunkTable.insert(fingerprints.encoded, rows: fingerprints.values.count, at: address, database)
    }

    private func write(_ buffer: EventBuffer, rows: [Int32], part: Int, rowGroup: Int, _ database: Database) throws {
        let occurred = rows.map { buffer.occurred[Int($0)] }
        try database.execute(
            sql: """
                INSERT INTO row_group (part, row_group, event_type, events, least_occurred, greatest_occurred)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [part, rowGroup, Int(buffer.eventType), rows.count, occurred.first, occurred.last]
        )
        func insert(_ bytes: [UInt8], _ column: Int) throws {
            let address = ChunkAddress(part: part, rowGroup: rowGroup, column: column)
            try ChunkTable.insert(bytes, rows: rows.count, at: address, database)
        }
        try insert(Self.stream(occurred), SystemColumn.occurred)
        let positions = EncodedChunk(bytes: Self.stream(rows.map { buffer.positions[Int($0)] }), packing: .zstandard)
        let address = ChunkAddress(part: part, rowGroup: rowGroup, column: SystemColumn.position)
        try ChunkTable.insert(positions, rows: rows.count, at: address, database)
        try insert(Self.stream(rows.map { buffer.occurredForms[Int($0)] }), SystemColumn.occurredForm)
        try insert(Self.stream(rows.map { buffer.shapes[Int($0)] }), SystemColumn.shape)
        try insert(Self.stream(rows.map { buffer.contacts[Int($0)] }), SystemColumn.contact)
        if let raws = Self.raws(of: buffer, rows: rows) {
            let address = ChunkAddress(part: part, rowGroup: rowGroup, column: SystemColumn.raw)
            try ChunkTable.insert(raws, rows: rows.count, at: address, database)
        }
        var others = CodeReferences()
        for (number, column) in buffer.columns.sorted(by: { $0.key < $1.key }) {
            try write(column, number, rows: rows, &others, part: part, rowGroup: rowGroup, database)
            guard let lines = column.lines else { continue }
            let lineRows = ChunkEncoding.lineRows(of: column, rows: rows)
            var otherFields = CodeReferences()
            for (field, values) in lines.columns.sorted(by: { $0.key < $1.key }) {
                try write(values, field, rows: lineRows, &otherFields, part: part, rowGroup: rowGroup, database)
            }
        }
    }

    private func write(
        _ column: ColumnBuffer,
        _ number: UInt32,
        rows: [Int32],
        _ others: inout CodeReferences,
        part: Int,
        rowGroup: Int,
        _ database: Database
    ) throws {
        let chunk = ChunkEncoding.encode(column, rows: rows, beside: &others)
        // A column without any value in this row group is as good as none.
        guard chunk.classMask & ~1 != 0 else { return }
        let address = ChunkAddress(part: part, rowGroup: rowGroup, column: SystemColumn.firstNamed + Int(number))
        try ChunkTable.insert(chunk, rows: rows.count, at: address, database)
    }

    private static func raws(of buffer: EventBuffer, rows: [Int32]) -> EncodedChunk? {
        guard !buffer.raws.isEmpty else { return nil }
        var places: [UInt32] = []
        var arena: [UInt8] = []
        var ranges: [Range<Int>] = []
        for (index, row) in rows.enumerated() {
            guard let raw = buffer.raws[Int(row)] else { continue }
            places.append(UInt32(index))
            ranges.append(arena.count..<arena.count + raw.count)
            arena += raw
        }
        guard !places.isEmpty else { return nil }
        var bytes = stream(places)
        ranges.withUnsafeBufferPointer { ranges in
            arena.withUnsafeBytes { TextStream.append(ranges: ranges, of: $0, to: &bytes) }
        }
        return EncodedChunk(bytes: bytes, packing: .zstandard, nulls: rows.count - places.count)
    }

    static func stream<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
        var bytes: [UInt8] = []
        IntegerStream.append(values, to: &bytes)
        return bytes
    }
}
