internal import Foundation
internal import GRDB

/// The row of one source in the table of imports.
struct ImportedSource {
    let number: Int64
    let name: String
    var events = ImportSummary.Events()
    var bytes = 0
    var checksum: String?
    var isFinished = false

    /// Notes that a source is begun, and gives it the next number.
    ///
    /// - Parameter contactsBefore: How many contacts there were before it.
    static func begin(
        _ name: String,
        isContactList: Bool = false,
        contactsBefore: Int,
        in store: StoreFile
    ) throws -> ImportedSource {
        let started = Date().ISO8601Format()
        // A store that never had a contact list knows no other kind of import.
        let (column, value) = isContactList ? (", contact_list", ", 1") : ("", "")
        // An import of several files may have left a transaction open behind the one before.
        let number = try store.writeBetween { database in
            let last = try Int64.fetchOne(database, sql: "SELECT max(number) FROM import") ?? 0
            guard last < Setting.greatestNumber else {
                throw DamagedBytes(place: "import", detail: "there cannot be an import \(last)")
            }
            let number = max(last + 1, Int64(try Setting.number(.nextImport, database)))
            try Setting.set(.nextImport, number + 1, database)
            try database.execute(
                sql:
                    "INSERT INTO import (number, source, started, contacts_before\(column)) VALUES (?, ?, ?, ?\(value))",
                arguments: [number, name, started, contactsBefore]
            )
            return number
        }
        return ImportedSource(number: number, name: name)
    }

    func save(_ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE import SET read = ?, stored = ?, duplicate = ?, rejected = ?, bytes = ?, checksum = ?, finished = ?
                WHERE number = ?
                """,
            arguments: [
                events.read, events.stored, events.duplicate, events.rejected, bytes, checksum,
                isFinished ? Date().ISO8601Format() : nil, number,
            ]
        )
    }
}
