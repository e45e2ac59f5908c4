import EventModel
import EventReader
import EventStore
import Export
import Foundation
import GRDB
import StoreQueries
import Testing

@Suite struct `Plain tables` {
    /// Two contacts, one order of two lines, and an event of nobody.
    private static let events = """
        {"eventTypeKey":"orderCreated","keyValue":"7","occurred":"2024-01-31T08:30:00.250","params":[\
        {"name":"externalOrderId","value":"0042"},{"name":"email","value":"Ann@X.ua"},{"name":"phone","value":"+380 44 1234567"},\
        {"name":"totalCost","value":"258.10"},{"name":"date","value":"2024-01-31T08:30:00"},{"name":"status","value":"DELIVERED"},\
        {"name":"currency","value":"UAH"},{"name":"gift","value":true},{"name":"TotalCost","value":"x"},{"name":"event","value":3},\
        {"name":"items","value":[{"externalItemId":"a","quantity":1,"cost":2.5},{"externalItemId":"b","quantity":"2"}]}]}
        {"eventTypeKey":"items","occurred":"2024-02-01","params":[{"name":"email","value":"bob@x.ua"},{"name":"empty","value":""}]}
        {"eventTypeKey":"items","occurred":"2024-02-03","params":[]}
        """

    private let folder: URL
    private let store: StoreFile

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try StoreFile(path: folder.path + "/store.sqlite", .writing(timeZone: ClockZone(identifier: "UTC")))
        let events = try EventImport(into: store)
        try events.read(.bytes(Array(Self.events.utf8), name: "shop.json")) { _, _ in true }
        let summary = try events.finish()
        #expect(summary.events.stored == 3)
    }

    private var path: String { folder.path + "/tables.sqlite" }

    private func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    private func write(_ selection: (StoreSnapshot) -> EventSelection = { _ in EventSelection() }) throws {
        try store.read { snapshot in
            let notes = try PlainTables(snapshot, selection(snapshot)).write(to: path) {}
            #expect(notes == [])
        }
    }

    /// The rows of a query, each as its values between bars.
    private func rows(_ sql: String) throws -> [String] {
        try DatabaseQueue(path: path).read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { $0.isNull ? "-" : String.fromDatabaseValue($0) ?? "\($0)" }.joined(
                    separator: "|"
                )
            }
        }
    }

    @Test func `hold events, their parameters, lines, orders and contacts`() throws {
        defer { remove() }
        try write()
        #expect(
            try rows("SELECT * FROM events") == [
                "0|orderCreated|0|7|2024-01-31T08:30:00.25|1", "1|items|1|-|2024-02-01T00:00:00|1",
                "2|items|-|-|2024-02-03T00:00:00|1",
            ]
        )
        #expect(
            try rows(
                #"SELECT externalOrderId, totalCost, typeof(totalCost), gift, "TotalCost_2", event_2 FROM orderCreated"#
            )
                == ["0042|258.1|real|1|x|3"]
        )
        #expect(try rows(#"SELECT event, email, empty FROM "items_2""#) == ["1|bob@x.ua|", "2|-|-"])
        #expect(
            try rows("SELECT event, line, contact, externalItemId, quantity, typeof(quantity), cost FROM items") == [
                "0|1|0|a|1|integer|2.5", "0|2|0|b|2|integer|-",
            ]
        )
        #expect(
            try rows("SELECT * FROM orders") == ["0042|0|2024-01-31T08:30:00|DELIVERED|UAH|258.1|258.10|0|0"]
        )
        #expect(
            try rows("SELECT contact, label, email, phone, first_occurred FROM contacts") == [
                "0|ann@x.ua|ann@x.ua|380441234567|2024-01-31T08:30:00.25", "1|bob@x.ua|bob@x.ua|-|2024-02-01T00:00:00",
            ]
        )
        #expect(try rows("SELECT source, read, stored FROM imports") == ["shop.json|3|3"])
        #expect(try rows("PRAGMA integrity_check") == ["ok"])
        #expect(try rows("PRAGMA foreign_key_check") == [])
        let plan = try rows("EXPLAIN QUERY PLAN SELECT * FROM events WHERE contact = 1 ORDER BY occurred")
        #expect(plan.count == 1 && plan[0].contains("USING INDEX events_contact"))
    }

    @Test func `of a selection have its events, their contacts and the orders of these`() throws {
        defer { remove() }
        try write { snapshot in
            EventSelection(eventTypes: snapshot.eventType(named: "items").map { [$0] })
        }
        #expect(try rows("SELECT event FROM events") == ["1", "2"])
        #expect(try rows("SELECT contact FROM contacts") == ["1"])
        #expect(try rows("SELECT count(*) FROM orders") == ["0"])
        #expect(try rows("SELECT count(*) FROM items") == ["0"])
        #expect(try rows("SELECT name FROM sqlite_schema WHERE name = 'orderCreated'") == [])
    }

    @Test func `are for their owner's eyes, and never written over anything`() throws {
        defer { remove() }
        try write()
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let before = try Data(contentsOf: URL(filePath: path))
        try store.read { snapshot in
            _ = #expect(throws: ExportFailure.self) {
                try PlainTables(snapshot, EventSelection()).write(to: path) {}
            }
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `that are stopped leave nothing behind`() throws {
        struct Stop: Error {}
        defer { remove() }
        let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        try store.read { snapshot in
            _ = #expect(throws: Stop.self) {
                try PlainTables(snapshot, EventSelection()).write(to: path) { throw Stop() }
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
    }

    /// A type of numbers would make 12 of the text 0012.
    @Test func `have the same values as the tables of queries`() throws {
        defer { remove() }
        let spellings = [
            #""0012""#, #""1e3""#, #"" 5 ""#, #""+7""#, #""00""#, #""12,50""#, "99.0", "1.50", "1e400", "-0", "null",
        ]
        let texts = spellings.enumerated().map { index, value in
            """
            {"eventTypeKey":"seen","occurred":"2024-03-01T00:\(10 + index)","params":[\
            {"name":"totalCost","value":\(value)},{"name":"price","value":\(index).50}]}
            """
        }
        let events = try EventImport(into: store)
        try events.read(.bytes(Array(texts.joined(separator: "\n").utf8), name: "more.json")) { _, _ in true }
        #expect(try events.finish().events.stored == texts.count)
        try write()
        let sql = "SELECT quote(totalCost) FROM seen ORDER BY occurred"
        let expected = [
            "'0012'", "1000.0", "5", "'+7'", "'00'", "'12,50'", "99.0", "1.5", "'1e400'", "0", "NULL",
        ]
        #expect(try rows(sql) == expected)
        let queried = try store.read { snapshot in
            let statement = try QueryConnection(snapshot, now: .latest).prepare(sql)
            var values: [QueryValue] = []
            while try statement.step() { values.append(statement.value(0)) }
            return values
        }
        #expect(queried == expected.map { .text($0) })
        #expect(
            try rows("SELECT name, type FROM pragma_table_info('seen') WHERE name IN ('totalCost', 'price')") == [
                "totalCost|", "price|REAL",
            ]
        )
    }

    /// In a column that is declared NUMERIC SQLite makes 99 of 99.0, half of which is 49.
    @Test func `divide numbers with digits behind the point as such`() throws {
        defer { remove() }
        let texts = [("99.0", "99", "9007199254740993"), ("\"12.5\"", "2", "0.5"), ("99", "null", "1")].enumerated()
            .map { index, values in
                """
                {"eventTypeKey":"seen","occurred":"2024-03-01T00:\(10 + index)","params":[\
                {"name":"price","value":\(values.0)},{"name":"pieces","value":\(values.1)},\
                {"name":"code","value":\(values.2)},{"name":"lines","value":[{"weight":\(index).0,"pieces":\(index)}]}]}
                """
            }
        // What was removed tells nothing of a type.
        let gone = #"{"eventTypeKey":"seen","occurred":"2020-01-01","params":[{"name":"pieces","value":0.5}]}"#
        let events = try EventImport(into: store)
        let lines = (texts + [gone]).joined(separator: "\n")
        try events.read(.bytes(Array(lines.utf8), name: "more.json")) { _, _ in true }
        #expect(try events.finish().events.stored == 4)
        let day = try #require(WallClock(year: 2020, month: 1, day: 1))
        let removal = EventRemoval(from: store)
        try removal.remove(removal.plan(from: day, to: day))
        try write()
        #expect(
            try rows("SELECT quote(price / 2), quote(pieces / 2), quote(code) FROM seen ORDER BY occurred") == [
                "49.5|49|9007199254740993", "6.25|1|0.5", "49.5|NULL|1",
            ]
        )
        #expect(
            try rows("SELECT quote(weight / 2), quote(pieces / 2) FROM lines ORDER BY event") == [
                "0.0|0", "0.5|0", "1.0|1",
            ]
        )
        let types = "SELECT name, type FROM pragma_table_info('seen') WHERE name IN ('price', 'pieces', 'code')"
        #expect(try rows(types) == ["price|REAL", "pieces|NUMERIC", "code|"])
    }

    /// Damaged texts come as empty ones, of which the table of orders takes no two.
    @Test func `of a store with damaged texts are none, and the damage is told`() throws {
        defer { remove() }
        let events = try EventImport(into: store)
        let more = Self.events.replacing("0042", with: "0043").replacing("Ann@", with: "Eva@")
        try events.read(.bytes(Array(more.utf8), name: "more.json")) { _, _ in true }
        _ = try events.finish()
        try store.close()
        let own = folder.path + "/store.sqlite"
        try DatabaseQueue(path: own).write { database in
            let orders = "SELECT number FROM column_name WHERE name = CAST('externalOrderId' AS BLOB)"
            let number = "SELECT data FROM dictionary_page WHERE kind = 0 AND dictionary = (\(orders))"
            let isThere = "SELECT bytes FROM stored_bytes WHERE number = (\(number))"
            var bytes = try #require(try Data.fetchOne(database, sql: isThere))
            bytes[bytes.count / 2] ^= 0x51
            try database.execute(
                sql: "UPDATE stored_bytes SET bytes = ? WHERE number = (\(number))",
                arguments: [bytes]
            )
        }
        let damaged = try StoreFile(path: own, .reading)
        defer { try? damaged.close() }
        #expect(throws: StoreError.self) {
            try damaged.read { try PlainTables($0, EventSelection()).write(to: path) {} }
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
