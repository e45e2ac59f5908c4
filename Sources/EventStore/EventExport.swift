/// Gives stored events back, in the order in which they were first read.
package struct EventExport {
    private let snapshot: StoreSnapshot
    private let selection: EventSelection

    /// Begins an export of a snapshot; by default of all its events.
    package init(_ snapshot: StoreSnapshot, _ selection: EventSelection = EventSelection()) {
        self.snapshot = snapshot
        self.selection = selection
    }

    /// How many events are gone through at most.
    package var greatestCount: Int { groups.reduce(0) { $0 + $1.events - $1.removed } }

    /// Hands out the events as NDJSON, one minified object a line, in chunks of about 256 KB of whole lines.
    ///
    /// Memory is bounded by one part. The sink's bytes are valid during the call.
    package func writeLines(
        progress: (_ done: Int) -> Void = { _ in },
        _ sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.chunkSize + 65_536)
        try forEach(progress: progress) { event in
            event.appendJSON(to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
            guard bytes.count >= Self.chunkSize else { return }
            try bytes.withUnsafeBytes(sink)
            bytes.removeAll(keepingCapacity: true)
        }
        if !bytes.isEmpty { try bytes.withUnsafeBytes(sink) }
    }

    /// Calls with each event, and after each part with how many events have been gone through.
    ///
    /// Memory is bounded by one part.
    package func forEach(
        progress: (_ done: Int) -> Void = { _ in },
        _ body: (ExportedEvent) throws -> Void
    ) throws {
        let writer = EventWriter(vocabulary: snapshot.vocabulary, zone: snapshot.zone)
        let groups = Dictionary(grouping: groups, by: \.part.number)
        var done = 0
        for part in snapshot.parts {
            guard let chosen = groups[part.number] else { continue }
            let buffers = try chosen.map { try snapshot.read($0, columns: nil) }
            var places = Array(repeating: (buffer: Int32(-1), row: Int32(-1)), count: part.events)
            for (index, buffer) in buffers.enumerated() {
                for row in 0..<buffer.count where selection.has(row, of: buffer) {
                    places[Int(buffer.positions[row])] = (Int32(index), Int32(row))
                }
            }
            for (position, place) in places.enumerated() where place.buffer >= 0 {
                try body(
                    ExportedEvent(
                        number: part.firstEvent + Int64(position),
                        buffer: buffers[Int(place.buffer)],
                        row: Int(place.row),
                        writer: writer
                    )
                )
            }
            done += buffers.reduce(0) { $0 + $1.count }
            progress(done)
        }
    }

    private var groups: [RowGroup] { snapshot.rowGroups.filter { selection.mayMeet($0) } }

    private static let chunkSize = 262_144
}
