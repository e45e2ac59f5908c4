import EventModel
import EventReader
import Foundation
import GRDB
import Testing

@testable import Columns
@testable import EventStore

/// Bytes that a faulty writer wrote: their checksums are right, and what they say cannot be.
@Suite struct `Forged bytes` {
    private static let lines = (0..<3).map { number in
        #"{"eventTypeKey":"orderCancelled","keyValue":"k","occurred":"2024-03-0\#(number + 1)","params":["#
            + #"{"name":"email","value":"c\#(number)@x.com"},{"name":"externalOrderId","value":"\#(number)"}]}"# + "\n"
    }

    /// Replaces what a row of the catalogue refers to.
    private static func replace(_ row: String, by bytes: [UInt8], in path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            let stored = try StoredBytes.insert(bytes, database)
            try database.execute(
                sql:
                    "UPDATE \(row.replacingOccurrences(of: " WHERE", with: " SET (\(StoredBytes.columns)) = (?, ?, ?, ?) WHERE"))",
                arguments: stored.arguments
            )
            #expect(database.changesCount == 1)
        }
        try queue.close()
    }

    private static func damage(_ body: () throws -> Void) throws -> String? {
        do {
            try body()
            return nil
        } catch StoreError.damaged(_, let detail) {
            return detail
        }
    }

    /// A store of three contacts, each with an event that counts for nothing.
    private static func store() throws -> TemporaryStore {
        let store = try TemporaryStore()
        try store.importTexts(lines.joined())
        return store
    }

    @Test func `that give an identity to nobody are told of before an import looks`() throws {
        let store = try Self.store()
        try Self.replace(
            "derived_page WHERE array = 66",
            by: IntegerStream.bytes(of: [0, 3, 2] as [UInt32]),
            in: store.path
        )
        let more = Self.lines[1].replacingOccurrences(of: "03-02", with: "04-02")
        #expect(
            try Self.damage { try store.importTexts(more) }
                == "derived_page: an identity is of a contact that there is not"
        )
    }

    @Test(arguments: [34, 50]) func `that give an identity no text are told of by who shows it`(array: Int) throws {
        let store = try Self.store()
        try Self.replace(
            "derived_page WHERE array = \(array)",
            by: IntegerStream.bytes(of: [4, 99, 4] as [UInt32]),
            in: store.path
        )
        let file = try StoreFile(path: store.path, .reading)
        let detail = try Self.damage { try file.read { snapshot in _ = snapshot.label(of: 1) } }
        #expect(detail == "derived_page: an identity has a text that there is not")
        try file.close()
        let verified = try StoreFile(path: store.path, .reading)
        let found = try Self.damage { try verified.read { _ = try $0.verify() } }
        #expect(found == "derived_page: an identity has a text that there is not")
        try verified.close()
    }

    @Test func `that give fingerprints to no event are told of before an import looks`() throws {
        let store = try Self.store()
        let file = try StoreFile(path: store.path, .reading)
        let own = try file.read { try PartFingerprints(of: $0.parts[0], $0.database) }
        try file.close()
        let forged = PartFingerprints(values: own.values, positions: [0, 1, 99])
        try Self.replace(#"chunk WHERE row_group = -1 AND "column" = 7"#, by: forged.encoded, in: store.path)
        let detail = try Self.damage { try store.importTexts(Self.lines.joined()) }
        #expect(detail == "part 1: a fingerprint is of an event that there is not")
    }

    @Test(arguments: [[0, 2, 1, 999 << 1, 1], [0, 2, 9, 6, 1], [0, 2], [0, 3, 1], [0, 999]] as [[UInt32]])
    func `that give events no shape are told of by whoever writes them`(shape: [UInt32]) throws {
        let store = try Self.store()
        var page: [UInt8] = []
        shape.withUnsafeBytes { text in
            [UInt32(text.count)].withUnsafeBufferPointer { TextStream.append(lengths: $0, texts: text, to: &page) }
        }
        try Self.replace("dictionary_page WHERE kind = 2", by: page, in: store.path)
        let file = try StoreFile(path: store.path, .reading)
        let told = "dictionary 0 of kind 2: there cannot be a shape 0 like this"
        #expect(try Self.damage { try file.read { try EventExport($0).writeLines { _ in } } } == told)
        #expect(try Self.damage { try file.read { _ = try $0.verify() } } == told)
        try file.close()
    }

    @Test func `that give several events one number are told of where orders are derived anew`() throws {
        let store = try Self.store()
        try Self.replace(
            #"chunk WHERE row_group = 0 AND "column" = 0"#,
            by: IntegerStream.bytes(of: [0, 1, 1] as [UInt32]),
            in: store.path
        )
        let file = try StoreFile(path: store.path, .writing(timeZone: nil))
        let removal = EventRemoval(from: file)
        let day = try #require(WallClock(year: 2024, month: 3, day: 1))
        let detail = try Self.damage { try removal.remove(removal.plan(from: day, to: day)) }
        #expect(detail == "UNIQUE constraint failed: ignored_order_event.event")
        try file.close()
    }

    /// What is asked of a store in which a statement has changed something, and what is told.
    private static func told(after statement: String, _ question: (StoreSnapshot) throws -> Void) throws -> String? {
        let store = try store()
        let queue = try DatabaseQueue(path: store.path)
        try queue.write { try $0.execute(sql: statement) }
        try queue.close()
        let file = try StoreFile(path: store.path, .reading)
        let detail = try damage { try file.read(question) }
        try file.close()
        return detail
    }

    @Test func `are no worse than tables and rows that are not there`() throws {
        #expect(
            try Self.told(after: "DROP TABLE ignored_order_event") { _ = try $0.ignoredOrderEvents() }
                == "no such table: ignored_order_event"
        )
        let withoutTexts = "DELETE FROM derived_page WHERE array BETWEEN 32 AND 63"
        #expect(
            try Self.told(after: withoutTexts) { _ = $0.label(of: 0) }
                == "derived_page: an identity has a text that there is not"
        )
        #expect(
            try Self.told(after: withoutTexts) { _ = $0.contacts.having(.email) }
                == "derived_page: a contact has an identity that there is not"
        )
        #expect(
            try Self.told(after: #"DELETE FROM chunk WHERE "column" = 5"#) { snapshot in
                _ = try snapshot.read(snapshot.rowGroups[0], columns: [])
            } == "part 1, row group 0, column 5: it is missing"
        )
    }

    @Test func `are no worse than counts of imports that nobody can add`() throws {
        let detail = try Self.told(after: "UPDATE import SET read = 9223372036854775807") { _ = try $0.information() }
        #expect(detail == "import 1: its counts cannot be")
    }
}
