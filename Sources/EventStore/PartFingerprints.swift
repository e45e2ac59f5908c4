internal import Columns
internal import GRDB

/// The fingerprints of a part's events, ascending, and whose they are.
struct PartFingerprints {
    /// The fingerprints.
    var values: [Int64] = []
    /// The position of the event that has each of them.
    var positions: [UInt32] = []

    init(values: [Int64], positions: [UInt32]) {
        (self.values, self.positions) = (values, positions)
    }

    /// Reads the fingerprints of a part.
    init(of part: Part, _ database: Database) throws {
        (values, positions) = try Self.withBytes(of: part, database) { bytes, count in
            var offset = 0
            let values = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count)
            return (values, try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: count))
        }
        guard positions.allSatisfy({ $0 < part.events }) else {
            throw DamagedBytes(place: "part \(part.number)", detail: "a fingerprint is of an event that there is not")
        }
    }

    /// The fingerprints of a part, ascending, and not whose they are.
    static func values(of part: Part, _ database: Database) throws -> [Int64] {
        try withBytes(of: part, database) { bytes, count in
            var offset = 0
            return try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count)
        }
    }

    private static func withBytes<Result>(
        of part: Part,
        _ database: Database,
        _ body: (_ bytes: UnsafeRawBufferPointer, _ count: Int) throws -> Result
    ) throws -> Result {
        let address = ChunkAddress(
            part: part.number,
            rowGroup: SystemColumn.wholePart,
            column: SystemColumn.fingerprint
        )
        let entries = try ChunkTable.entries(database, part: part.number, columns: [SystemColumn.fingerprint])
        guard let entry = entries[address] else {
            throw DamagedBytes(place: address.description, detail: "it is missing")
        }
        return try ChunkTable.withBytes(of: entry, at: address, database) { try body($0, entry.rows) }
    }

    /// The bytes of the chunk; see ``SystemColumn/fingerprint``.
    var encoded: [UInt8] {
        var encoded = IntegerStream.bytes(of: values)
        IntegerStream.append(positions, to: &encoded)
        return encoded
    }
}
