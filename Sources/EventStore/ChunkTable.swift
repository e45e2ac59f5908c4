internal import GRDB

/// Where a chunk stands.
struct ChunkAddress: Hashable, CustomStringConvertible {
    let part: Int
    let rowGroup: Int
    let column: Int

    var description: String { "part \(part), row group \(rowGroup), column \(column)" }
}

/// A row of the catalogue: what is known of a chunk without reading it.
package struct ChunkEntry: Sendable {
    let rows: Int
    package let classes: ClassMask
    package let bounds: ClosedRange<Int64>?
    package let scale: Int?
    package let nulls: Int
    let stored: StoredBytes

    /// Whether its bounds say that all codes of the chunk stand for one of so many texts.
    func saysCodes(areBelow texts: Int) -> Bool {
        guard let bounds, classes.hasCodes, !classes.hasLines else { return false }
        return bounds.lowerBound >= 0 && bounds.upperBound < texts
    }
}

/// The catalogue of chunks: the one place with statements on it.
enum ChunkTable {
    /// Adds a chunk.
    static func insert(_ chunk: EncodedChunk, rows: Int, at address: ChunkAddress, _ database: Database) throws {
        let stored = try StoredBytes.insert(chunk.bytes, database, packing: chunk.packing)
        try insert(chunk, stored, rows: rows, at: address, database)
    }

    /// Adds chunks of row groups that are written together.
    static func insert(
        _ chunks: [(chunk: EncodedChunk, rows: Int, address: ChunkAddress)],
        _ database: Database
    ) throws {
        let stored = try StoredBytes.insert(
            chunks.map { StoredBytes.Packed($0.chunk.bytes, $0.chunk.packing) },
            database
        )
        for (each, stored) in zip(chunks, stored) {
            try insert(each.chunk, stored, rows: each.rows, at: each.address, database)
        }
    }

    private static func insert(
        _ chunk: EncodedChunk,
        _ stored: StoredBytes,
        rows: Int,
        at address: ChunkAddress,
        _ database: Database
    ) throws {
        let entry = try database.cachedStatement(
            sql: """
                INSERT INTO chunk
                    (part, row_group, "column", "rows", classes, least, greatest, scale, nulls, \(StoredBytes.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try entry.execute(
            arguments: [
                address.part, address.rowGroup, address.column, rows, Int(chunk.classMask), chunk.bounds?.lowerBound,
                chunk.bounds?.upperBound, chunk.scale, chunk.nulls,
            ] + stored.arguments
        )
    }

    /// Adds a chunk of bare bytes.
    static func insert(_ bytes: [UInt8], rows: Int, at address: ChunkAddress, _ database: Database) throws {
        try insert(EncodedChunk(bytes: bytes), rows: rows, at: address, database)
    }

    /// Removes a chunk, if it is there.
    static func remove(at address: ChunkAddress, _ database: Database) throws {
        let arguments: StatementArguments = [address.part, address.rowGroup, address.column]
        let place = "chunk WHERE part = ? AND row_group = ? AND \"column\" = ?"
        try StoredBytes.remove(ofRowsOf: place, arguments: arguments, database)
        try database.execute(sql: "DELETE FROM \(place)", arguments: arguments)
    }

    /// The catalogue rows of the given columns, or of all.
    static func entries(
        _ database: Database,
        part: Int? = nil,
        columns: Set<Int>? = nil
    ) throws -> [ChunkAddress: ChunkEntry] {
        var conditions: [String] = []
        if let part { conditions.append("part = \(part)") }
        if let columns {
            conditions.append("\"column\" IN (\(columns.sorted().map(String.init).joined(separator: ",")))")
        }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try entries(database.makeStatement(sql: "SELECT \(selected) FROM chunk \(filter)"))
    }

    /// The catalogue rows of a row group.
    static func entries(_ database: Database, of group: RowGroup) throws -> [ChunkAddress: ChunkEntry] {
        let statement = try database.cachedStatement(
            sql: "SELECT \(selected) FROM chunk WHERE part = ? AND row_group = ?"
        )
        return try entries(statement, Int64(group.part.number), Int64(group.number))
    }

    /// The catalogue row of a chunk; nil if there is no such chunk.
    static func entry(_ database: Database, at address: ChunkAddress) throws -> ChunkEntry? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(selected) FROM chunk WHERE part = ? AND row_group = ? AND \"column\" = ?"
        )
        let key = [Int64(address.part), Int64(address.rowGroup), Int64(address.column)]
        return try statement.withDirectRow(key, entry)
    }

    private static let selected = """
        part, row_group, "column", "rows", classes, least, greatest, scale, nulls, \(StoredBytes.columns)
        """

    private static func entries(
        _ statement: Statement,
        _ arguments: Int64...
    ) throws -> [ChunkAddress: ChunkEntry] {
        var entries: [ChunkAddress: ChunkEntry] = [:]
        try statement.forEachDirectRow(arguments) { row in
            let address = ChunkAddress(part: Int(row[0]), rowGroup: Int(row[1]), column: Int(row[2]))
            entries[address] = try entry(row)
            return true
        }
        return entries
    }

    /// How many integers a stream has at most, by the format.
    private static let greatestRows: Int64 = 1 << 31
    /// Above the digits after the point of every number that is kept as one.
    private static let greatestScale: Int64 = 32

    private static func entry(_ row: DirectRow) throws -> ChunkEntry {
        let (rows, scale, nulls) = (row[3], row.optional(7), row[8])
        // No checksum guards the catalogue; what it says of the values is held against them where these are read.
        guard row[2] >= 0, 0...greatestRows ~= rows, 0...rows ~= nulls, scale.map({ 0...greatestScale ~= $0 }) ?? true
        else {
            let address = ChunkAddress(part: Int(row[0]), rowGroup: Int(row[1]), column: Int(row[2]))
            throw DamagedBytes(place: address.description, detail: "it cannot be what the catalogue says")
        }
        var bounds: ClosedRange<Int64>?
        if let least = row.optional(5), let greatest = row.optional(6), least <= greatest { bounds = least...greatest }
        return ChunkEntry(
            rows: Int(rows),
            classes: ClassMask(UInt16(truncatingIfNeeded: row[4])),
            bounds: bounds,
            scale: scale.map(Int.init),
            nulls: Int(nulls),
            stored: StoredBytes(row, at: 9)
        )
    }

    /// Calls with the bytes of a chunk, after its checksum was found right.
    static func withBytes<Result>(
        of entry: ChunkEntry,
        at address: ChunkAddress,
        _ database: Database,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try entry.stored.withBytes(database, at: address.description, body)
    }
}
