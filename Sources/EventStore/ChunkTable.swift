internal import Columns
internal import Foundation
internal import GRDB

/// Where a chunk stands.
struct ChunkAddress: Hashable {
    let part: Int
    let rowGroup: Int
    let column: Int
}

/// A row of the catalogue: what is known of a chunk without reading it.
package struct ChunkEntry: Sendable {
    let data: Int64
    let rows: Int
    package let classes: ClassMask
    package let bounds: ClosedRange<Int64>?
    package let scale: Int?
    package let nulls: Int
    let bytes: Int
    let checksum: Int64
}

/// The catalogue of chunks and their bytes: the one place with statements on them.
enum ChunkTable {
    /// Adds a chunk.
    static func insert(_ chunk: EncodedChunk, rows: Int, at address: ChunkAddress, _ database: Database) throws {
        let data = try database.cachedStatement(sql: "INSERT INTO chunk_data (bytes) VALUES (?)")
        try data.execute(arguments: [Data(chunk.bytes)])
        let entry = try database.cachedStatement(
            sql: """
                INSERT INTO chunk (part, row_group, "column", data, "rows", classes, least, greatest, scale, nulls, bytes, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try entry.execute(arguments: [
            address.part, address.rowGroup, address.column, database.lastInsertedRowID, rows, Int(chunk.classMask),
            chunk.bounds?.lowerBound, chunk.bounds?.upperBound, chunk.scale, chunk.nulls, chunk.bytes.count,
            checksum(chunk.bytes),
        ])
    }

    /// Adds a chunk of bare bytes.
    static func insert(_ bytes: [UInt8], rows: Int, at address: ChunkAddress, _ database: Database) throws {
        try insert(EncodedChunk(bytes: bytes), rows: rows, at: address, database)
    }

    /// Removes a chunk, if it is there.
    static func remove(at address: ChunkAddress, _ database: Database) throws {
        let arguments: StatementArguments = [address.part, address.rowGroup, address.column]
        let place = "WHERE part = ? AND row_group = ? AND \"column\" = ?"
        try database.execute(
            sql: "DELETE FROM chunk_data WHERE number IN (SELECT data FROM chunk \(place))",
            arguments: arguments
        )
        try database.execute(sql: "DELETE FROM chunk \(place)", arguments: arguments)
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
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT part, row_group, "column", data, "rows", classes, least, greatest, scale, nulls, bytes, checksum
                FROM chunk \(filter)
                """
        )
        var entries: [ChunkAddress: ChunkEntry] = [:]
        while let row = try rows.next() {
            let least: Int64? = row[6]
            let greatest: Int64? = row[7]
            var bounds: ClosedRange<Int64>?
            if let least, let greatest, least <= greatest { bounds = least...greatest }
            let address = ChunkAddress(part: row[0], rowGroup: row[1], column: row[2])
            entries[address] = ChunkEntry(
                data: row[3],
                rows: row[4],
                classes: ClassMask(UInt16(truncatingIfNeeded: row[5] as Int)),
                bounds: bounds,
                scale: row[8],
                nulls: row[9],
                bytes: row[10],
                checksum: row[11]
            )
        }
        return entries
    }

    /// Calls with the bytes of a chunk, after its checksum was found right.
    static func withBytes<Result>(
        of entry: ChunkEntry,
        at address: ChunkAddress,
        _ database: Database,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let statement = try database.cachedStatement(sql: "SELECT bytes FROM chunk_data WHERE number = ?")
        let rows = try Row.fetchCursor(statement, arguments: [entry.data])
        guard let row = try rows.next() else { throw DamagedChunk(address: address, detail: "its bytes are missing") }
        return try row.withUnsafeData(atIndex: 0) { data in
            let bytes = data ?? Data()
            return try bytes.withUnsafeBytes { bytes in
                guard Int64(bitPattern: TextHash.of(bytes)) == entry.checksum else {
                    throw DamagedChunk(address: address, detail: "its checksum does not match")
                }
                do {
                    return try body(bytes)
                } catch let error as CorruptColumn {
                    throw DamagedChunk(address: address, detail: error.description)
                }
            }
        }
    }

    private static func checksum(_ bytes: [UInt8]) -> Int64 {
        bytes.withUnsafeBytes { Int64(bitPattern: TextHash.of($0)) }
    }
}

/// A chunk whose bytes cannot be what was written.
struct DamagedChunk: Error, CustomStringConvertible {
    let address: ChunkAddress
    let detail: String

    var description: String {
        "part \(address.part), row group \(address.rowGroup), column \(address.column): \(detail)"
    }
}
