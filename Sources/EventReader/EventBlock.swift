/// Some of a stream's bytes, cut into events: what one thread parses while others parse theirs.
package final class EventBlock: Sendable {
    /// How many bytes are readable after the last one, for the parser.
    static let padding = 64

    /// The events in the order of the stream, and what stands between them where an event should.
    package let slices: [EventSlice]
    /// The offset in the unpacked stream at which the block before this one ends.
    package let startByte: Int
    /// The offset in the unpacked stream at which the next block begins.
    package let endByte: Int
    /// The checksum of all unpacked bytes before `endByte`.
    package let checksum: StreamChecksum
    /// What was repaired in the bytes; empty unless the reader was asked to.
    package var repairs: ArraySlice<Repair> { allRepairs.drop { $0.byte < startByte } }
    /// Whether reading with repairs could help where something is broken: whether that was not done.
    let isUnrepaired: Bool
    /// What its slices are.
    let subject: StreamSubject
    /// Those too that began in the block before.
    private let allRepairs: [Repair]
    private let buffer: PaddedBuffer

    init(
        buffer: PaddedBuffer,
        slices: [EventSlice],
        startByte: Int,
        endByte: Int,
        checksum: StreamChecksum,
        subject: StreamSubject,
        repairs: [Repair]?
    ) {
        self.buffer = buffer
        self.slices = slices
        self.startByte = startByte
        self.endByte = endByte
        self.checksum = checksum
        self.subject = subject
        allRepairs = repairs ?? []
        isUnrepaired = repairs == nil
    }

    /// The bytes of one of the block's slices; they live as long as the block, and 64 more after them are readable.
    package func bytes(of slice: EventSlice) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: buffer.start + slice.offset, count: slice.count)
    }

    /// The bytes of a slice as they stand in the source.
    func originalBytes(of slice: EventSlice) -> [UInt8] {
        var bytes = Array(bytes(of: slice))
        allRepairs.restore(&bytes, from: slice.byte)
        return bytes
    }
}
