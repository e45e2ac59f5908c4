internal import EventModel
internal import EventReader

/// Where an event stood, and which import read it.
struct EventOrigin {
    var importNumber: Int64
    var byte: Int64
    var line: Int64
    var pointer: EventPointer
}

/// The events of the part that is being filled, in columns by type and in the order in which they came.
struct PartBuilder {
    /// By event type; the order of the types is that of their numbers.
    private(set) var buffers: [EventBuffer] = []
    private var bufferOfType: [Int] = []
    /// For each event, in order of arrival: its buffer and its row there.
    private(set) var arrivals: [(buffer: Int32, row: Int32)] = []
    private(set) var fingerprints: [Int64] = []
    private(set) var origins: [EventOrigin] = []
    /// How many bytes of JSON the events came in.
    private(set) var byteCount = 0

    var count: Int { arrivals.count }

    mutating func append(_ row: borrowing EventRow, fingerprint: Int64, origin: EventOrigin, byteCount: Int) {
        self.byteCount += byteCount
        let type = Int(row.eventType)
        while bufferOfType.count <= type { bufferOfType.append(-1) }
        if bufferOfType[type] < 0 {
            bufferOfType[type] = buffers.count
            buffers.append(EventBuffer(eventType: row.eventType))
        }
        let index = bufferOfType[type]
        arrivals.append((Int32(index), Int32(buffers[index].count)))
        buffers[index].append(row)
        fingerprints.append(fingerprint)
        origins.append(origin)
    }

    /// Empties the part; its memory is used again for the next one.
    mutating func removeAll() {
        for buffer in buffers { buffer.removeAll() }
        arrivals.removeAll(keepingCapacity: true)
        fingerprints.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        byteCount = 0
    }
}
