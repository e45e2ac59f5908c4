package import EventModel

/// One row of a contact list: by which identifiers the contact is found, and what is said of it.
///
/// What is empty is left out: a list says nothing by it. The row is filled again and again, so that reading a list of any
/// size takes the memory of one row.
package struct ContactListRow {
    /// What a value of a row is.
    enum Target: Equatable {
        case identifier(IdentifierKind)
        /// A field, by the number that its source gives to its name.
        case field(Int)
    }

    /// A value: what it is, and where its text lies in ``bytes``.
    struct Cell {
        let target: Target
        let range: Range<Int>
    }

    /// The line on which the row begins, 1-based, in the unpacked source.
    package private(set) var line = 0
    /// The offset of its first byte in the unpacked source.
    package private(set) var byte = 0
    private(set) var cells: [Cell] = []
    private(set) var bytes: [UInt8] = []
    /// The cell of each field, or -1.
    private var cellOfField: [Int] = []
    private var scratch: [UInt8] = []

    /// Makes a row without values.
    package init() {}

    /// Empties the row for the next one, which begins at this place.
    package mutating func begin(line: Int, byte: Int) {
        (self.line, self.byte) = (line, byte)
        for cell in cells { if case .field(let field) = cell.target { cellOfField[field] = -1 } }
        cells.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// What became of an identifier that was given.
    package enum Outcome: Sendable {
        /// The row has it now.
        case taken
        /// It stands for nothing: empty, `null` or `undefined`.
        case absent
        /// The row has the same one already.
        case repeated
        /// The row has another one of this kind, which counts since it came first.
        case another
    }

    /// Gives the row an identifier; of several of one kind the first counts.
    @discardableResult
    package mutating func append(_ text: UnsafeRawBufferPointer, as kind: IdentifierKind) -> Outcome {
        scratch.removeAll(keepingCapacity: true)
        guard Identifier.appendNormalized(text, kind: kind, to: &scratch) else { return .absent }
        if let first = cells.first(where: { $0.target == .identifier(kind) }) {
            var known: [UInt8] = []
            _ = bytes[first.range].withUnsafeBytes { Identifier.appendNormalized($0, kind: kind, to: &known) }
            return known == scratch ? .repeated : .another
        }
        append(text, .identifier(kind))
        return .taken
    }

    /// Gives the row the value of a field; of several values of one field the last counts, and an empty one says nothing.
    ///
    /// - Parameter field: The field's number in the source.
    package mutating func append(_ text: UnsafeRawBufferPointer, asField field: Int) {
        guard !text.isEmpty else { return }
        while cellOfField.count <= field { cellOfField.append(-1) }
        guard cellOfField[field] < 0 else {
            let start = bytes.count
            bytes.append(contentsOf: text)
            cells[cellOfField[field]] = Cell(target: .field(field), range: start..<bytes.count)
            return
        }
        cellOfField[field] = cells.count
        append(text, .field(field))
    }

    /// Whether the row names a contact.
    package var hasIdentifier: Bool {
        cells.contains { if case .identifier = $0.target { true } else { false } }
    }

    func withText<Result>(of cell: Cell, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[cell.range])) }
    }

    private mutating func append(_ text: UnsafeRawBufferPointer, _ target: Target) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        cells.append(Cell(target: target, range: start..<bytes.count))
    }
}
