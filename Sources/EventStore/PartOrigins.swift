internal import Columns
internal import EventReader
internal import GRDB

/// Where each event of a part stood in its source, by position: lists in parallel.
struct PartOrigins {
    private(set) var bytes: [Int64] = []
    private(set) var lines: [Int64] = []
    private var forms: [UInt32] = []
    private var requests: [UInt32] = []
    private var elements: [UInt32] = []

    init(_ origins: [EventOrigin]) {
        bytes = origins.map(\.byte)
        lines = origins.map(\.line)
        forms = origins.map { UInt32($0.pointer.form.rawValue) }
        requests = origins.map { UInt32(clamping: $0.pointer.request) }
        elements = origins.map { UInt32(clamping: $0.pointer.element) }
    }

    /// Reads the origins of a part.
    init(of part: Part, _ database: Database) throws {
        let address = ChunkAddress(part: part.number, rowGroup: SystemColumn.wholePart, column: SystemColumn.place)
        let entries = try ChunkTable.entries(database, part: part.number, columns: [SystemColumn.place])
        guard let entry = entries[address] else {
            throw DamagedBytes(place: address.description, detail: "it is missing")
        }
        self = try ChunkTable.withBytes(of: entry, at: address, database) { bytes in
            var offset = 0
            var origins = PartOrigins([])
            origins.bytes = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: part.events)
            origins.lines = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: part.events)
            origins.forms = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: part.events)
            origins.requests = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: part.events)
            origins.elements = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: part.events)
            return origins
        }
    }

    /// How many positions there are.
    var count: Int { bytes.count }

    /// Where the event at a position stood.
    subscript(position: Int) -> EventOrigin {
        EventOrigin(
            byte: bytes[position],
            line: lines[position],
            pointer: EventPointer(
                form: EventPointer.Form(rawValue: UInt8(truncatingIfNeeded: forms[position])) ?? .value,
                request: Int(requests[position]),
                element: Int(elements[position])
            )
        )
    }

    /// Appends those of the part that follows, after positions that no event has.
    mutating func append(_ other: PartOrigins, at first: Int) {
        let missing = first - count
        bytes += Array(repeating: 0, count: missing) + other.bytes
        lines += Array(repeating: 0, count: missing) + other.lines
        forms += Array(repeating: 0, count: missing) + other.forms
        requests += Array(repeating: 0, count: missing) + other.requests
        elements += Array(repeating: 0, count: missing) + other.elements
    }

    /// The bytes of the chunk: a stream for each list; see ``SystemColumn/place``.
    var encoded: [UInt8] {
        var encoded = PartWriter.stream(bytes)
        IntegerStream.append(lines, to: &encoded)
        for list in [forms, requests, elements] { IntegerStream.append(list, to: &encoded) }
        return encoded
    }
}
