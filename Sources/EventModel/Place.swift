/// Where something stands in the input.
package struct Place: Hashable, Sendable {
    /// The file's path as it was given, or `-` for standard input.
    package let file: String
    /// The line, 1-based, in the unpacked text.
    package let line: Int
    /// The byte offset from the start of the unpacked text, 0-based.
    package let byte: Int
    /// The JSON Pointer (RFC 6901) inside the top-level JSON value that begins the place: empty for a value of its own.
    package let pointer: String

    /// Makes a place.
    package init(file: String, line: Int, byte: Int, pointer: String) {
        self.file = file
        self.line = line
        self.byte = byte
        self.pointer = pointer
    }
}
