package import EventModel

/// A contact list that is read row by row.
package protocol ContactListSource: AnyObject {
    /// The name that places and messages use: the path as it was given, `-` for standard input.
    var name: String { get }
    /// The names of the fields that rows have had so far, by the numbers that rows give.
    var fieldNames: [String] { get }
    /// How many bytes of the source have been read, packed as they are.
    var filePosition: Int { get }
    /// The size of the source in bytes, packed as it is; nil for a pipe.
    var fileByteCount: Int? { get }

    /// Fills the row with the next one, or says why that is none; nil at the end.
    func next(_ row: inout ContactListRow) throws -> ContactListStep?
}

/// What stands next in a contact list.
package enum ContactListStep: Hashable, Sendable {
    /// A row that names a contact.
    case row
    /// Something that is no such row.
    case rejected(ContactListRejection)
}

/// Something that stands in a contact list and names no contact, with its place.
package struct ContactListRejection: Hashable, Sendable {
    /// The line, 1-based, in the unpacked source.
    package let line: Int
    /// The offset in the unpacked source, 0-based.
    package let byte: Int
    /// Where it stands in a JSON value, as a JSON Pointer; empty in a table.
    package let pointer: String
    /// What is wrong and what to do, in words for the user.
    package let reason: String
    /// The bytes as they stood; of what is very large the first megabyte.
    package let bytes: [UInt8]

    /// Makes a rejection.
    package init(line: Int, byte: Int, pointer: String = "", reason: String, bytes: [UInt8]) {
        self.line = line
        self.byte = byte
        self.pointer = pointer
        self.reason = reason
        self.bytes = bytes
    }

    /// The place in a source of this name.
    package func place(in file: String) -> Place { Place(file: file, line: line, byte: byte, pointer: pointer) }
}
