internal import Columns
internal import EventModel
internal import GRDB

/// Lets the rows of contact lists take their place between the events when contacts are derived anew.
struct ContactListReplay {
    private let database: Database
    private var pages: ArraySlice<ContactListPage>
    /// The contacts of the rows of all pages that were passed, in store order.
    private(set) var contacts: [UInt32] = []

    init(_ database: Database) throws {
        self.database = database
        pages = try ContactListTable.pages(database)[...]
        nextEvent = pages.first?.beforeEvent ?? .max
    }

    /// The event before which the next page comes; the greatest number if there is none.
    private(set) var nextEvent: Int64

    /// Resolves the pages that come before an event.
    ///
    /// - Parameter writes: Whether the contacts of rows are written to the file.
    mutating func pass(
        upTo event: Int64,
        _ resolution: inout ContactResolution,
        writes: Bool
    ) throws {
        while let page = pages.first, page.beforeEvent <= event {
            pages.removeFirst()
            nextEvent = pages.first?.beforeEvent ?? .max
            let own = try resolve(page, &resolution)
            if writes {
                let stream = IntegerStream.bytes(of: own)
                try ContactListTable.write(stream, ContactListTable.Column.contact, ofPage: page.number, database)
            } else {
                contacts += own
            }
        }
    }

    private func resolve(_ page: ContactListPage, _ resolution: inout ContactResolution) throws -> [UInt32] {
        let none = ContactTable.none
        var identities = Array(repeating: [UInt32](), count: IdentifierKind.allCases.count)
        for kind in IdentifierKind.allCases {
            let column = ContactListTable.Column.identifier(kind)
            var own = Array(repeating: none, count: page.rows)
            // Copied, since looking up a text may read a dictionary by the statement that holds these bytes.
            let bytes = try ContactListTable.withBytes(of: column, in: page, database) { Array($0) }
            try bytes?.withUnsafeBytes { bytes in
                let values = try ContactListColumn(bytes, of: page)
                // Made in the order of the rows, so that identities are numbered as they were when the list came.
                for (index, row) in values.rows.enumerated() {
                    own[Int(row)] = values.texts.withBytes(at: Int(values.codes[index])) {
                        resolution.identity(of: $0, kind)
                    }
                }
            }
            identities[Int(kind.rawValue)] = own
        }
        return (0..<page.rows).map { resolution.contact(ofListRow: $0, identities: identities) }
    }
}
