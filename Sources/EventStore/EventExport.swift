/// Gives stored events back as JSON, in the order in which they were first read.
package struct EventExport {
    private let snapshot: StoreSnapshot

    /// Begins an export of a snapshot.
    package init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
    }

    /// Hands out the events as NDJSON, one minified object a line, in chunks of about 256 KB of whole lines.
    ///
    /// Memory is bounded by one part. The sink's bytes are valid during the call.
    package func writeLines(_ sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        let writer = EventWriter(vocabulary: snapshot.vocabulary, zone: snapshot.zone)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.chunkSize + 65_536)
        for part in snapshot.parts {
            let loaded = try snapshot.load(part)
            for position in 0..<UInt32(part.events) {
                guard let (buffer, row) = loaded.place(of: position) else { continue }
                writer.append(row, of: buffer, to: &bytes)
                bytes.append(UInt8(ascii: "\n"))
                guard bytes.count >= Self.chunkSize else { continue }
                try bytes.withUnsafeBytes(sink)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        if !bytes.isEmpty { try bytes.withUnsafeBytes(sink) }
    }

    private static let chunkSize = 262_144
}
