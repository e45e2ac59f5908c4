internal import Columns
internal import EventReader
internal import GRDB

/// Writes a part: its row groups, each column a chunk, and what belongs to the part as a whole.
struct PartWriter {
    /// Writes what was encoded of the events that have a position; the others are duplicates.
    ///
    /// - Parameters:
    ///   - encoded: Their row groups.
    ///   - kept: The arrivals that are stored, in order; their index is their position.
    ///   - order: All arrivals in the order of their fingerprints.
    func write(
        _ encoded: [EncodedRowGroup],
        of builder: PartBuilder,
        kept: [Int],
        byFingerprint order: [Int32],
        as part: Part,
        _ database: Database
    ) throws {
        try insert(part, database)
        var rowGroup = 0
        try write(encoded, part: part.number, &rowGroup, database)
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

    /// Writes row groups, which take the next numbers, with the contacts that their events have by now.
    func write(_ groups: [EncodedRowGroup], part: Int, _ rowGroup: inout Int, _ database: Database) throws {
        var chunks: [(chunk: EncodedChunk, rows: Int, address: ChunkAddress)] = []
        for group in groups {
            try insert(group, part: part, rowGroup: rowGroup, database)
            func add(_ chunk: EncodedChunk, _ column: Int, rows: Int) {
                chunks.append((chunk, rows, ChunkAddress(part: part, rowGroup: rowGroup, column: column)))
            }
            let contacts = IntegerStream.bytes(of: group.rows.map { group.buffer.contacts[Int($0)] })
            add(EncodedChunk(bytes: contacts), SystemColumn.contact, rows: group.rows.count)
            for chunk in group.chunks { add(chunk.encoded, chunk.column, rows: chunk.rows) }
            rowGroup += 1
        }
        try ChunkTable.insert(chunks, database)
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

    private func insert(_ group: EncodedRowGroup, part: Int, rowGroup: Int, _ database: Database) throws {
        let (events, times) = (group.rows.count, group.occurred)
        try database.execute(
            sql: """
                INSERT INTO row_group (part, row_group, event_type, events, least_occurred, greatest_occurred)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [part, rowGroup, Int(group.buffer.eventType), events, times.lowerBound, times.upperBound]
        )
    }
}
