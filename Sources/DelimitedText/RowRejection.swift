/// A row that could not be used, with its place.
package struct RowRejection: Hashable, Sendable {
    /// The most bytes of a row that are kept.
    package static let mostBytesKept = 1 << 20

    /// The line, 1-based, on which what is wrong stands or the row begins.
    package let line: Int
    /// The offset in the unpacked source of what is wrong or of the row's first byte, 0-based.
    package let byte: Int
    /// What is wrong and what to do, in words for the user.
    package let reason: String
    /// The row as UTF-8, without its line end; of a very long one the beginning.
    package let text: [UInt8]

    /// Makes a rejection.
    package init(line: Int, byte: Int, reason: String, text: [UInt8]) {
        self.line = line
        self.byte = byte
        self.reason = reason
        self.text = text
    }
}
