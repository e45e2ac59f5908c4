internal import Columns
internal import EventModel

/// The rows that the contact lists of a store brought between two of its events, read as a list is.
///
/// Memory is that of a page.
package final class StoredContactListRows: ContactListSource {
    /// A column of the page that is read.
    private struct Column {
        /// The kind of identifier; nil for a field.
        let kind: IdentifierKind?
        /// The number of the field.
        let field: Int
        /// The rows that have a value, ascending, and the text of each.
        let rows: [UInt32]
        let codes: [UInt32]
        let texts: [[UInt8]]
        /// The place of the next value.
        var next = 0
    }

    /// What messages call the rows.
    package let name = "contact lists of the database"
    /// The names of the store's fields.
    package let fieldNames: [String]
    /// How many rows were read.
    package private(set) var filePosition = 0
    /// How many there are.
    package let fileByteCount: Int?
    private let snapshot: StoreSnapshot
    private var pages: ArraySlice<ContactListPage>
    private var columns: [Column] = []
    private var row = 0
    private var rows = 0

    fileprivate init(_ pages: [ContactListPage], of snapshot: StoreSnapshot) {
        self.pages = pages[...]
        self.snapshot = snapshot
        fieldNames = snapshot.contactLists.fieldNames
        fileByteCount = pages.reduce(0) { $0 + $1.rows }
    }

    /// Fills the row with the next one; nil at the end.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func next(_ next: inout ContactListRow) throws -> ContactListStep? {
        while row == rows {
            guard let page = pages.popFirst() else { return nil }
            try snapshot.namingDamage { try open(page) }
        }
        next.begin(line: filePosition + 1, byte: filePosition)
        for index in columns.indices {
            let value = columns[index].next
            guard value < columns[index].rows.count, columns[index].rows[value] == row else { continue }
            columns[index].texts[Int(columns[index].codes[value])].withUnsafeBytes { text in
                if let kind = columns[index].kind {
                    next.append(text, as: kind)
                } else {
                    next.append(text, asField: columns[index].field)
                }
            }
            columns[index].next += 1
        }
        row += 1
        filePosition += 1
        return .row
    }

    private func open(_ page: ContactListPage) throws {
        (row, rows) = (0, page.rows)
        let firstField = ContactListTable.Column.field(0)
        columns = try ContactListTable.columns(ofPage: page.number, snapshot.database).compactMap { number in
            let kind = IdentifierKind.allCases.first { ContactListTable.Column.identifier($0) == number }
            guard kind != nil || number >= firstField else { return nil }
            return try ContactListTable.withBytes(of: number, in: page, snapshot.database) { bytes in
                let values = try ContactListColumn(bytes, of: page)
                return Column(
                    kind: kind,
                    field: number - firstField,
                    rows: values.rows,
                    codes: values.codes,
                    texts: (0..<values.texts.count).map { values.texts.withBytes(at: $0) { Array($0) } }
                )
            }
        }
    }
}

extension StoreSnapshot {
    /// The numbers of the events before which rows of contact lists came, ascending; the last one may be that of no event.
    package var contactListMoments: [Int64] { Set(contactLists.pages.map(\.beforeEvent)).sorted() }

    /// The rows of contact lists that came right before an event of a number.
    package func contactListRows(before event: Int64) -> StoredContactListRows {
        StoredContactListRows(contactLists.pages.filter { $0.beforeEvent == event }, of: self)
    }
}
