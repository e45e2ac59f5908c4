internal import Columns
internal import EventModel
internal import GRDB

/// Rows of a contact list that wait to be written as a page.
struct ContactListPageBuilder {
    private var bytes: [Int64] = []
    private var lines: [Int64] = []
    private var fingerprints: [Int64] = []
    private var contacts: [UInt32] = []
    /// By the number of the column in the file.
    private var values: [Int: ContactListValues] = [:]

    /// How many rows wait.
    var count: Int { contacts.count }
    /// About how much memory they take.
    private(set) var byteCount = 0

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - fields: The numbers that the file gives to the fields of the row's source.
    ///   - contact: Whose row it is.
    mutating func append(_ row: ContactListRow, fields: [Int], contact: UInt32, fingerprint: Int64) {
        let number = count
        for cell in row.cells {
            let column = Self.column(of: cell, fields)
            let before = values[column]?.byteCount ?? 0
            row.withText(of: cell) { values[column, default: ContactListValues()].append($0, row: number) }
            byteCount += (values[column]?.byteCount ?? 0) - before
        }
        bytes.append(Int64(row.byte))
        lines.append(Int64(row.line))
        fingerprints.append(fingerprint)
        contacts.append(contact)
        byteCount += 28
    }

    /// The column in the file that a value of a row goes to.
    static func column(of cell: ContactListRow.Cell, _ fields: [Int]) -> Int {
        switch cell.target {
        case .identifier(let kind): ContactListTable.Column.identifier(kind)
        case .field(let number): ContactListTable.Column.field(fields[number])
        }
    }

    /// Writes the page, and is empty again.
    mutating func write(importNumber: Int64, beforeEvent: Int64, _ database: Database) throws {
        guard count > 0 else { return }
        let page = try ContactListTable.insert(
            rows: count,
            importNumber: importNumber,
            beforeEvent: beforeEvent,
            database
        )
        let contacts = IntegerStream.bytes(of: contacts)
        try ContactListTable.write(contacts, ContactListTable.Column.contact, ofPage: page, database)
        let places = IntegerStream.bytes(of: bytes) + IntegerStream.bytes(of: lines)
        try ContactListTable.write(places, ContactListTable.Column.place, ofPage: page, database)
        let fingerprints = IntegerStream.bytes(of: fingerprints)
        try ContactListTable.write(fingerprints, ContactListTable.Column.fingerprint, ofPage: page, database)
        for (column, values) in values.sorted(by: { $0.key < $1.key }) {
            try ContactListTable.write(values.encoded, column, ofPage: page, database)
        }
        self = ContactListPageBuilder()
    }
}
