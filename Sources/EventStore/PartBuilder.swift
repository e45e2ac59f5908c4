internal import EventModel
internal import EventReader

/// Where an event stood in its source.
struct EventOrigin {
    var byte: Int64
    var line: Int64
    var pointer: EventPointer
}

/// Events in columns by type, and in the order in which they came: those of a block, or of the part being filled.
struct PartBuilder {
    /// By event type, in order of first appearance.
    private(set) var buffers: [EventBuffer] = []
    private var bufferOfType: [Int] = []
    /// For each event, in order of arrival: its buffer and its row there.
    var arrivals: [(buffer: Int32, row: Int32)] = []
    var fingerprints: [Int64] = []
    var origins: [EventOrigin] = []
    /// How many bytes of JSON the events came in.
    var byteCount = 0
    /// The imports that read the events: each from its first event on.
    private(set) var imports: [(number: Int64, firstArrival: Int)] = []

    var count: Int { arrivals.count }

    /// The index of the buffer of an event type, made if there is none.
    mutating func bufferIndex(ofType eventType: UInt32) -> Int {
        let type = Int(eventType)
        while bufferOfType.count <= type { bufferOfType.append(-1) }
        if bufferOfType[type] < 0 {
            bufferOfType[type] = buffers.count
            buffers.append(EventBuffer(eventType: eventType))
        }
        return bufferOfType[type]
    }

    /// The buffer of an event type, if there is one.
    func existingBuffer(ofType eventType: UInt32) -> EventBuffer? {
        guard Int(eventType) < bufferOfType.count, bufferOfType[Int(eventType)] >= 0 else { return nil }
        return buffers[bufferOfType[Int(eventType)]]
    }

    /// Notes that the events appended last, and those from here on, were read by an import.
    mutating func recordImport(_ number: Int64, from firstArrival: Int) {
        if imports.last?.number != number { imports.append((number, firstArrival)) }
    }

    /// The import that read an event.
    func importNumber(ofArrival arrival: Int) -> Int64 {
        var (low, high) = (0, imports.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if imports[middle].firstArrival <= arrival { low = middle } else { high = middle }
        }
        return imports.isEmpty ? 0 : imports[low].number
    }

    /// Empties the part; its memory is used again for the next one.
    mutating func removeAll() {
        for buffer in buffers { buffer.removeAll() }
        arrivals.removeAll(keepingCapacity: true)
        fingerprints.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        imports.removeAll()
        byteCount = 0
    }
}
