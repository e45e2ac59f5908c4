/// A run of bytes of a block that holds one event, or something that stands where an event should.
package struct EventSlice: Hashable, Sendable {
    /// The offset of the first byte in the block.
    package let offset: Int
    /// How many bytes there are.
    package let count: Int
    /// The line of the first byte, 1-based, in the unpacked stream.
    package let line: Int
    /// The offset of the first byte in the unpacked stream, 0-based.
    package let byte: Int
    /// Where the event stands in the top-level JSON value around it.
    package let pointer: EventPointer
    /// Why this can't be an event, if framing found out already.
    package let fault: FramingFault?

    init(offset: Int, count: Int, line: Int, byte: Int, pointer: EventPointer, fault: FramingFault? = nil) {
        self.offset = offset
        self.count = count
        self.line = line
        self.byte = byte
        self.pointer = pointer
        self.fault = fault
    }
}
