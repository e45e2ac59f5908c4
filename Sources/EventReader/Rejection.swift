package import EventModel

/// Something that stands where an event should and is none, with its place.
package struct Rejection: Hashable, Sendable {
    /// The line of the first byte, 1-based, in the unpacked stream.
    package let line: Int
    /// The offset of the first byte in the unpacked stream, 0-based.
    package let byte: Int
    /// Where it stands in the top-level JSON value around it.
    package let pointer: EventPointer
    /// What is wrong, in words for the user.
    package let reason: String
    /// The bytes themselves: all of them, or the first 1 MB of what is too large to be an event.
    package let bytes: [UInt8]

    /// Makes a rejection.
    package init(line: Int, byte: Int, pointer: EventPointer, reason: String, bytes: [UInt8]) {
        self.line = line
        self.byte = byte
        self.pointer = pointer
        self.reason = reason
        self.bytes = bytes
    }

    /// Makes a rejection of a whole slice of a block.
    package init(_ slice: EventSlice, of block: EventBlock, reason: String) {
        self.init(
            line: slice.line,
            byte: slice.byte,
            pointer: slice.pointer,
            reason: reason,
            bytes: block.originalBytes(of: slice)
        )
    }

    /// The place in a file of this name.
    package func place(in file: String) -> Place {
        Place(file: file, line: line, byte: byte, pointer: pointer.text)
    }
}
