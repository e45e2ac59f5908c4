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
    private let buffer: PaddedBuffer

    init(buffer: PaddedBuffer, slices: [EventSlice], startByte: Int, endByte: Int, checksum: StreamChecksum) {
        self.buffer = buffer
        self.slices = slices
        self.startByte = startByte
        self.endByte = endByte
        self.checksum = checksum
    }

    /// The bytes of one of the block's slices; they live as long as the block, and 64 more after them are readable.
    package func bytes(of slice: EventSlice) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: buffer.start + slice.offset, count: slice.count)
    }
}
