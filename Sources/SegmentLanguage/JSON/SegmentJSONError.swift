/// JSON that is no segment: where, and what should stand there.
package struct SegmentJSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place as a JSON Pointer (RFC 6901); empty for the whole.
    package let pointer: String
    /// What is wrong, without a full stop.
    package let message: String

    /// Makes an error.
    package init(pointer: String, message: String) {
        self.pointer = pointer
        self.message = message
    }

    /// The place and what is wrong with it.
    package var description: String { pointer.isEmpty ? message : "\(pointer): \(message)" }
}
