internal import Columns
package import EventReader
internal import GRDB

/// Where the events of one part stood in their sources, one entry for each position of the part.
///
/// Positions that no event has any more hold anything.
package struct PartOrigins: Sendable {
    /// The offset of each event's first byte.
    package private(set) var bytes: [Int64]
    /// The line of each event's first byte, from 1.
    package private(set) var lines: [Int64]
    /// Where each event stood in the JSON value around it.
    package private(set) var pointers: [EventPointer]

    /// Makes the places of events, in the order of their positions.
    package init(bytes: [Int64] = [], lines: [Int64] = [], pointers: [EventPointer] = []) {
        (self.bytes, self.lines, self.pointers) = (bytes, lines, pointers)
    }

    init(_ origins: [EventOrigin]) {
        self.init(bytes: origins.map(\.byte), lines: origins.map(\.line), pointers: origins.map(\.pointer))
    }

    /// Reads the origins of a part.
    init(of part: Part, _ database: Database) throws {
        self = try Self.withBytes(of: part, database) { bytes in
            var offset = 0
            let starts = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: part.events)
            let lines = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: part.events)
            let forms = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: part.events)
            let requests = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: part.events)
            let elements = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: part.events)
            let pointers = forms.indices.map { position in
                EventPointer(
                    form: EventPointer.Form(rawValue: UInt8(truncatingIfNeeded: forms[position])) ?? .value,
                    request: Int(requests[position]),
                    element: Int(elements[position])
                )
            }
            return PartOrigins(bytes: starts, lines: lines, pointers: pointers)
        }
    }

    /// Reads of the origins of a part the offsets alone.
    static func offsets(of part: Part, _ database: Database) throws -> [Int64] {
        try withBytes(of: part, database) { bytes in
            var offset = 0
            return try ChunkDecoding.stream(Int64.self, bytes, &offset, count: part.events)
        }
    }

    private static func withBytes<Result>(
        of part: Part,
        _ database: Database,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let address = ChunkAddress(part: part.number, rowGroup: SystemColumn.wholePart, column: SystemColumn.place)
        let entries = try ChunkTable.entries(database, part: part.number, columns: [SystemColumn.place])
        guard let entry = entries[address] else {
            throw DamagedBytes(place: address.description, detail: "it is missing")
        }
        return try ChunkTable.withBytes(of: entry, at: address, database, body)
    }

    /// How many positions there are.
    var count: Int { bytes.count }

    /// Where the event at a position stood.
    subscript(position: Int) -> EventOrigin {
        EventOrigin(byte: bytes[position], line: lines[position], pointer: pointers[position])
    }

    /// Appends those of the part that follows, after positions that no event has.
    mutating func append(_ other: PartOrigins, at first: Int) {
        let missing = first - count
        let nowhere = EventPointer(form: .value, request: 0, element: 0)
        bytes += Array(repeating: 0, count: missing) + other.bytes
        lines += Array(repeating: 0, count: missing) + other.lines
        pointers += Array(repeating: nowhere, count: missing) + other.pointers
    }

    /// The bytes of the chunk: a stream for each list; see ``SystemColumn/place``.
    var encoded: [UInt8] {
        var encoded = IntegerStream.bytes(of: bytes)
        IntegerStream.append(lines, to: &encoded)
        IntegerStream.append(pointers.map { UInt32($0.form.rawValue) }, to: &encoded)
        IntegerStream.append(pointers.map { UInt32(clamping: $0.request) }, to: &encoded)
        IntegerStream.append(pointers.map { UInt32(clamping: $0.element) }, to: &encoded)
        return encoded
    }
}
