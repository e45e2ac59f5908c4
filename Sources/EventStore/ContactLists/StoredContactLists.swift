package import Columns
package import EventModel
internal import GRDB

/// The contact lists of a store for reading: who is on one, and what they say of each contact.
///
/// Nothing is read before somebody asks, and then only the columns that it takes.
package final class StoredContactLists {
    /// The names of the fields, in the order in which they first came.
    package private(set) lazy var fieldNames: [String] = noting { try ContactListTable.fieldNames(database) } ?? []
    /// The names of the fields that a list gives somebody: not those whose lists were all taken back, nor those of empty columns.
    package private(set) lazy var givenFieldNames: [String] = {
        let given = noting { try ContactListTable.fieldsWithValues(database) } ?? []
        return fieldNames.indices.filter(given.contains).map { fieldNames[$0] }
    }()
    private(set) lazy var pages: [ContactListPage] = noting { try ContactListTable.pages(database) } ?? []
    private var contactsOfPages: [Int64: [UInt32]] = [:]
    private var values: [Int: ContactFieldValues] = [:]
    private let database: Database
    private let damage: Vocabulary.Damage

    init(_ database: Database, damage: Vocabulary.Damage) {
        self.database = database
        self.damage = damage
    }

    /// How many rows the lists have; 0 if there are no lists.
    package var rows: Int { pages.reduce(0) { $0 + $1.rows } }

    /// The contacts that are on a list.
    ///
    /// - Parameter count: How many contacts the store has.
    package func listed(of count: Int) -> Bitmap {
        var listed = Bitmap(count: count)
        for page in pages {
            for contact in contacts(of: page) where contact < count { listed[Int(contact)] = true }
        }
        return listed
    }

    /// The number of a field: of exactly this name, or else of the standard field that it is another name of.
    package func field(named name: String) -> Int? { field(named: name, among: fieldNames) }

    /// The number of a field that a list gives somebody; nil if none does, so that events may.
    package func givenField(named name: String) -> Int? { field(named: name, among: givenFieldNames) }

    private func field(named name: String, among names: [String]) -> Int? {
        let standard = StandardContactField(name: name)?.rawValue
        return [name, standard].lazy.compactMap { $0 }.first(where: names.contains).flatMap(fieldNames.firstIndex)
    }

    /// What the lists give each contact as the value of a field.
    ///
    /// - Parameter count: How many contacts the store has.
    package func values(ofField field: Int, contacts count: Int) -> ContactFieldValues {
        if let known = values[field] { return known }
        var read = ContactFieldValues(contacts: count)
        for page in pages {
            let own = contacts(of: page)
            let column = ContactListTable.Column.field(field)
            _ = noting {
                try ContactListTable.withBytes(of: column, in: page, database) { bytes in
                    read.take(try ContactListColumn(bytes, of: page), contacts: own)
                }
            }
        }
        values[field] = read
        return read
    }

    /// Where the row stands that gave a contact the value of a field; nil if none did.
    package func place(ofField field: Int, of contact: UInt32) -> Place? {
        for page in pages.reversed() {
            let own = contacts(of: page)
            guard own.contains(contact) else { continue }
            let row = noting {
                try ContactListTable.withBytes(of: ContactListTable.Column.field(field), in: page, database) { bytes in
                    try ContactListColumn(bytes, of: page).rows.last { own[Int($0)] == contact }
                }
            }
            guard let row = row??.map({ Int($0) }) else { continue }
            return noting { try place(ofRow: row, in: page) }
        }
        return nil
    }

    private func place(ofRow row: Int, in page: ContactListPage) throws -> Place {
        let source = try String.fetchOne(
            database,
            sql: "SELECT source FROM import WHERE number = ?",
            arguments: [page.importNumber]
        )
        let places = try ContactListTable.withBytes(of: ContactListTable.Column.place, in: page, database) { bytes in
            var offset = 0
            let bytePlaces = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: page.rows)
            let lines = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: page.rows)
            return (line: Int(lines[row]), byte: Int(bytePlaces[row]))
        }
        return Place(file: source ?? "", line: places?.line ?? 0, byte: places?.byte ?? 0, pointer: "")
    }

    private func contacts(of page: ContactListPage) -> [UInt32] {
        if let known = contactsOfPages[page.number] { return known }
        let column = ContactListTable.Column.contact
        let read = noting { try ContactListTable.integers(UInt32.self, column, of: page, database) }
        let contacts = read ?? Array(repeating: ContactTable.none, count: page.rows)
        contactsOfPages[page.number] = contacts
        return contacts
    }

    private func noting<Result>(_ body: () throws -> Result) -> Result? {
        var result: Result?
        damage.noting { result = try body() }
        return result
    }
}

extension StoreSnapshot {
    /// The contacts that are on a contact list; nil if there are no lists, so that nobody can be said to be missing.
    package var knownContacts: Bitmap? {
        contactLists.rows == 0 ? nil : contactLists.listed(of: contacts.count)
    }

    /// What the lists give each contact as the value of a field; nil if no list gives it to anybody.
    package func contactField(named name: String) -> ContactFieldValues? {
        contactLists.givenField(named: name).map { contactLists.values(ofField: $0, contacts: contacts.count) }
    }
}
