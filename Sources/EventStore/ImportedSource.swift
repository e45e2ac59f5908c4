internal import Columns
internal import EventReader
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
            let number = max(last + 1, try Setting.get(.nextImport, database) ?? 1)
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

/// The duplicates of one import in one part: where each stood and which stored event it repeats.
struct DuplicatePage {
    private var events: [Int64] = []
    private var bytes: [Int64] = []
    private var lines: [Int64] = []

    var count: Int { events.count }

    mutating func append(_ event: Int64, _ origin: EventOrigin) {
        events.append(event)
        bytes.append(origin.byte)
        lines.append(origin.line)
    }

    /// Calls with the stored events that other imports than one brought once more, import by import, in the order of imports.
    static func forEachEvent(
        notOf importNumber: Int,
        _ database: Database,
        _ body: (_ event: Int64, _ importNumber: Int64) -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT import, duplicates, \(StoredBytes.columns) FROM duplicate_page WHERE import <> ?
                ORDER BY import, number
                """,
            arguments: [importNumber]
        )
        while let row = try rows.next() {
            let (importNumber, count): (Int64, Int) = (row[0], row[1])
            let place = "duplicates of import \(importNumber)"
            try StoredBytes(row, at: 2).withBytes(database, at: place) { bytes in
                var offset = 0
                for event in try ChunkDecoding.stream(Int64.self, bytes, &offset, count: count) {
                    body(event, importNumber)
                }
            }
        }
    }

    func save(_ importNumber: Int64, _ database: Database) throws {
        var encoded: [UInt8] = []
        IntegerStream.append(events, to: &encoded)
        IntegerStream.append(bytes, to: &encoded)
        IntegerStream.append(lines, to: &encoded)
        let stored = try StoredBytes.insert(encoded, database)
        try database.execute(
            sql: "INSERT INTO duplicate_page (import, duplicates, \(StoredBytes.columns)) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [importNumber, count] + stored.arguments
        )
    }
}

/// Rejections that wait for the next commit.
struct PendingRejections {
    private struct Waiting {
        let importNumber: Int64
        let line: Int
        let byte: Int
        let pointer: String
        let reason: String
        let bytes: [UInt8]
    }

    private var waiting: [Waiting] = []
    private var byteCount = 0

    /// Whether so much waits that memory should be given back.
    var isLarge: Bool { byteCount > 16_000_000 }

    mutating func append(_ rejection: Rejection, importNumber: Int64) {
        append(
            Waiting(
                importNumber: importNumber,
                line: rejection.line,
                byte: rejection.byte,
                pointer: rejection.pointer.text,
                reason: rejection.reason,
                bytes: rejection.bytes
            )
        )
    }

    mutating func append(_ rejection: ContactListRejection, importNumber: Int64) {
        append(
            Waiting(
                importNumber: importNumber,
                line: rejection.line,
                byte: rejection.byte,
                pointer: rejection.pointer,
                reason: rejection.reason,
                bytes: rejection.bytes
            )
        )
    }

    private mutating func append(_ rejection: Waiting) {
        waiting.append(rejection)
        byteCount += rejection.bytes.count + 200
    }

    mutating func save(_ database: Database) throws {
        let insert = try database.cachedStatement(
            sql: "INSERT INTO rejected_event (import, line, byte, pointer, reason, text) VALUES (?, ?, ?, ?, ?, ?)"
        )
        for rejection in waiting {
            try insert.execute(arguments: [
                rejection.importNumber, rejection.line, rejection.byte, rejection.pointer, rejection.reason,
                Data(rejection.bytes),
            ])
        }
        waiting.removeAll()
        byteCount = 0
    }
}
