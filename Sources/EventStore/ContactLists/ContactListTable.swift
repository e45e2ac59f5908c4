internal import Columns
internal import EventModel
internal import Foundation
internal import GRDB

/// A page of a contact list: some of its rows, one after another.
struct ContactListPage: Sendable {
    let number: Int64
    /// The import that brought it.
    let importNumber: Int64
    /// Its rows came before the event of this number, and after the one before that.
    let beforeEvent: Int64
    let rows: Int
}

/// The contact lists in the file: the one place with statements on them.
///
/// The first list that comes into a file makes the tables.
enum ContactListTable {
    /// The columns that every page has beside those of identifiers and fields; their numbers are part of the file format.
    enum Column {
        /// Derived: the contact of each row, a stream `UInt32`.
        static let contact = 0
        /// Where each row stood: streams `Int64` byte and `Int64` line.
        static let place = 1
        /// A hash of what each row says, a stream `Int64`.
        static let fingerprint = 2

        static func identifier(_ kind: IdentifierKind) -> Int { 16 + Int(kind.rawValue) }
        static func field(_ number: Int) -> Int { 32 + number }
    }

    /// Whether the file has the tables.
    static func exist(_ database: Database) throws -> Bool {
        try StoreSchema.hasColumn("contact_list", of: "import", database)
    }

    /// Makes the tables if the file has none yet.
    static func createIfMissing(_ database: Database) throws {
        guard try !exist(database) else { return }
        // Tables are no rows that changed, and a program that knows no lists would derive other contacts.
        try StoreSchema.raiseVersion(database)
        try database.execute(
            sql: """
                ALTER TABLE import ADD COLUMN contact_list INTEGER NOT NULL DEFAULT 0;

                CREATE TABLE contact_field (number INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE);

                CREATE TABLE contact_list_page (
                    number INTEGER PRIMARY KEY, import INTEGER NOT NULL, before_event INTEGER NOT NULL,
                    "rows" INTEGER NOT NULL);

                CREATE TABLE contact_list_column (
                    page INTEGER NOT NULL, "column" INTEGER NOT NULL,
                    data INTEGER NOT NULL, bytes INTEGER NOT NULL, unpacked INTEGER NOT NULL, checksum INTEGER NOT NULL,
                    PRIMARY KEY (page, "column")) WITHOUT ROWID;
                """
        )
    }

    // MARK: Pages

    /// How many rows a page has at most, by the format.
    private static let greatestRows = 65_536

    /// The pages in store order.
    static func pages(_ database: Database) throws -> [ContactListPage] {
        guard try exist(database) else { return [] }
        return try Row.fetchAll(
            database,
            sql: #"SELECT number, import, before_event, "rows" FROM contact_list_page ORDER BY before_event, number"#
        ).map { row in
            let page = ContactListPage(number: row[0], importNumber: row[1], beforeEvent: row[2], rows: row[3])
            guard 0...greatestRows ~= page.rows else {
                throw DamagedBytes(
                    place: "page \(page.number) of contact lists",
                    detail: "it cannot have \(page.rows) rows"
                )
            }
            return page
        }
    }

    /// Adds a page without its columns, and gives its number.
    static func insert(
        rows: Int,
        importNumber: Int64,
        beforeEvent: Int64,
        _ database: Database
    ) throws -> Int64 {
        try database.execute(
            sql: #"INSERT INTO contact_list_page (import, before_event, "rows") VALUES (?, ?, ?)"#,
            arguments: [importNumber, beforeEvent, rows]
        )
        return database.lastInsertedRowID
    }

    /// Removes the pages of an import.
    static func remove(importNumber: Int64, _ database: Database) throws {
        guard try exist(database) else { return }
        let columns = "contact_list_column WHERE page IN (SELECT number FROM contact_list_page WHERE import = ?)"
        try StoredBytes.remove(ofRowsOf: columns, arguments: [importNumber], database)
        try database.execute(sql: "DELETE FROM \(columns)", arguments: [importNumber])
        try database.execute(sql: "DELETE FROM contact_list_page WHERE import = ?", arguments: [importNumber])
    }

    /// How many rows an import brought.
    static func rows(importNumber: Int64, _ database: Database) throws -> Int {
        try pages(database).reduce(0) { $0 + ($1.importNumber == importNumber ? $1.rows : 0) }
    }

    // MARK: Columns

    /// Writes a column of a page in the place of what is there.
    static func write(
        _ bytes: [UInt8],
        _ column: Int,
        ofPage page: Int64,
        packing: StoredBytes.Packing = .zstandard,
        _ database: Database
    ) throws {
        let place = #"contact_list_column WHERE page = ? AND "column" = ?"#
        try StoredBytes.remove(ofRowsOf: place, arguments: [page, column], database)
        let stored = try StoredBytes.insert(bytes, database, packing: packing)
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO contact_list_column (page, "column", \(StoredBytes.columns))
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [page, column] + stored.arguments)
    }

    /// The numbers of the columns that a page has.
    static func columns(ofPage page: Int64, _ database: Database) throws -> [Int] {
        try Int.fetchAll(
            database,
            sql: #"SELECT "column" FROM contact_list_column WHERE page = ? ORDER BY "column""#,
            arguments: [page]
        )
    }

    /// Calls with the bytes of a column of a page; nil if the page has no such column.
    static func withBytes<Result>(
        of column: Int,
        in page: ContactListPage,
        _ database: Database,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result? {
        let statement = try database.cachedStatement(
            sql: #"SELECT \#(StoredBytes.columns) FROM contact_list_column WHERE page = ? AND "column" = ?"#
        )
        guard let row = try Row.fetchOne(statement, arguments: [page.number, column]) else { return nil }
        return try StoredBytes(row, at: 0).withBytes(
            database,
            at: "page \(page.number) of contact lists, column \(column)",
            body
        )
    }

    /// An integer for each row of a page.
    static func integers<Element: FixedWidthInteger>(
        _ type: Element.Type,
        _ column: Int,
        of page: ContactListPage,
        _ database: Database
    ) throws -> [Element] {
        let read = try withBytes(of: column, in: page, database) { bytes in
            var offset = 0
            return try ChunkDecoding.stream(type, bytes, &offset, count: page.rows)
        }
        guard let read else {
            let place = "page \(page.number) of contact lists, column \(column)"
            throw DamagedBytes(place: place, detail: "it is missing")
        }
        return read
    }

    /// How many contacts are on a list.
    static func listedContacts(_ database: Database) throws -> Int {
        var listed = Set<UInt32>()
        for page in try pages(database) {
            listed.formUnion(try integers(UInt32.self, Column.contact, of: page, database))
        }
        return listed.count
    }

    // MARK: Fields

    /// The names of the fields, by their numbers.
    static func fieldNames(_ database: Database) throws -> [String] {
        guard try exist(database) else { return [] }
        return try Data.fetchAll(database, sql: "SELECT name FROM contact_field ORDER BY number")
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The numbers of the fields that have a value in some page; a page has no column without values.
    static func fieldsWithValues(_ database: Database) throws -> Set<Int> {
        guard try exist(database) else { return [] }
        return try Int.fetchSet(
            database,
            sql: #"SELECT DISTINCT "column" - ? FROM contact_list_column WHERE "column" >= ?"#,
            arguments: [Column.field(0), Column.field(0)]
        )
    }

    /// Gives a new field its number.
    static func insert(field name: String, number: Int, _ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO contact_field (number, name) VALUES (?, ?)",
            arguments: [number, Data(name.utf8)]
        )
    }
}
