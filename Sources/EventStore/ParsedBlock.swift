internal import EventModel
internal import EventReader

/// The events of one block of input, taken apart into columns with names and codes of the thread that parsed it.
///
/// Made by one thread and handed to another, never used by two at a time; afterwards the first uses it again.
final class ParsedBlock: @unchecked Sendable {
    /// What parsed it.
    let parsing: BlockParsing
    /// By the thread's event types.
    private(set) var types: [BlockEvents?] = []
    /// For each event, in order of arrival: its type and its row there.
    private(set) var arrivals = PlainList<Arrival>()
    private(set) var fingerprints = PlainList<Int64>()
    private(set) var origins: [EventOrigin] = []
    private(set) var rejections: [Rejection] = []
    /// What was repaired before the events were read.
    private(set) var repairs: ArraySlice<Repair> = []
    /// How many bytes of JSON the events came in.
    private(set) var byteCount = 0
    /// Texts that the store did not know when the block was parsed.
    let newTexts = BlockTexts()
    /// Names and shapes that the thread met in this block for the first time.
    var additions = Additions()
    /// Where the next block begins in the unpacked stream, and the checksum of all bytes before it.
    private(set) var endByte = 0
    private(set) var checksum = ""
    /// How far the source has been read, in bytes as they are packed.
    private(set) var filePosition = 0

    /// Where an event lies.
    struct Arrival {
        let type: UInt32
        let row: Int32
    }

    init(_ parsing: BlockParsing) {
        self.parsing = parsing
    }

    var count: Int { arrivals.count }

    /// Lets go of what it held before and begins with a block of input.
    func begin(_ block: EventBlock, filePosition: Int) {
        removeAll()
        self.filePosition = filePosition
        repairs = block.repairs
        endByte = block.endByte
        checksum = block.checksum.text
    }

    /// Appends an event.
    func append(_ row: borrowing EventRow, fingerprint: Int64, origin: EventOrigin, byteCount: Int) {
        self.byteCount += byteCount
        // Counting a reference for each event costs more than looking it up.
        Unmanaged.passUnretained(events(ofType: row.eventType))._withUnsafeGuaranteedRef { events in
            arrivals.append(Arrival(type: row.eventType, row: Int32(truncatingIfNeeded: events.count)))
            events.append(row)
        }
        fingerprints.append(fingerprint)
        origins.append(origin)
    }

    func append(_ rejection: Rejection) { rejections.append(rejection) }

    @inline(__always)
    private func events(ofType type: UInt32) -> BlockEvents {
        if Int(type) < types.count, let known = types[Int(type)] { return known }
        return addEvents(ofType: type)
    }

    private func addEvents(ofType type: UInt32) -> BlockEvents {
        while types.count <= Int(type) { types.append(nil) }
        let made = BlockEvents()
        types[Int(type)] = made
        return made
    }

    private func removeAll() {
        for events in types { events?.removeAll() }
        arrivals.truncate(to: 0)
        fingerprints.truncate(to: 0)
        origins.removeAll(keepingCapacity: true)
        rejections.removeAll()
        byteCount = 0
        newTexts.removeAll()
        additions = Additions()
    }
}
