import EventModel
import EventReader
import EventStore
import Foundation
import GRDB
import SegmentEngine
import SegmentLanguage

/// A store of which one value of one row is another than was written, for everybody who reads or writes it.
struct DamagedCatalogue: CustomStringConvertible, Sendable {
    let table: String
    let column: String
    /// The row, counted in the order of the table's key.
    let row: Int
    let value: Value

    /// What stands there instead.
    enum Value: CustomStringConvertible, Sendable {
        case number(Int64)
        /// So much more than what stood there.
        case more(Int64)
        case text

        var description: String {
            switch self {
            case .number(let number): "\(number)"
            case .more(let difference): "what it was and \(difference)"
            case .text: "a text"
            }
        }

        fileprivate func sql(_ column: String) -> String {
            switch self {
            case .number(.min): "-9223372036854775808"
            case .number(let number): "\(number)"
            case .more(let difference): #""\#(column)" + \#(difference)"#
            case .text: "'many'"
            }
        }
    }

    var description: String { "\(table).\(column) of row \(row): \(value)" }

    // MARK: The store

    /// Makes a store in which every table has rows.
    static func makeStore(_ path: String) throws {
        func lines(_ events: some Sequence<Event>) -> String { events.map { $0.json + "\n" }.joined() }
        let file = try StoreFile(path: path, .writing(timeZone: .utc))
        let half = WorkedExample.events.count / 2
        let broken = #"{"eventTypeKey":"x","occurred":"never","params":[]}"#
        let ignored = #"{"eventTypeKey":"orderCreated","occurred":"2024-03-01","params":[]}"#
        let first = lines(WorkedExample.events[..<half])
        // The last two bring events that the first ones brought, from different places on.
        for text in [
            first, lines(WorkedExample.events[half...]) + broken + "\n" + ignored, lines(WorkedExample.events[2..<4]),
            lines(WorkedExample.events[1..<3]),
        ] {
            try importText(text, to: file)
        }
        let lists = try ContactListImport(into: file)
        try lists.read(isResumable: false) {
            ListRows([
                .of("", "2024-01-01", ["email": "a@x.com", "tier": "gold"]),
                .of("", "2024-01-01", ["email": "new@x.com", "tier": "silver"]),
            ])
        } progress: { _, _ in
            true
        }
        _ = lists.finish()
        let removal = EventRemoval(from: file)
        let day = moment("2024-01-03").microseconds
        try removal.remove(
            removal.plan(from: WallClock(microseconds: day), to: WallClock(microseconds: day))
        )
        try file.close()
    }

    private static func moment(_ date: String) -> WallClock {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        return WallClock(year: parts[0], month: parts[1], day: parts[2]) ?? WallClock(microseconds: 0)
    }

    private static func importText(_ text: String, to file: StoreFile) throws {
        let session = try EventImport(into: file)
        try session.read(.bytes(Array(text.utf8), name: "events")) { _, _ in true }
        _ = try session.finish()
    }

    /// All damages of a store: in some rows of every table each number.
    static func all(of path: String, _ values: [Value], rows: (_ count: Int) -> [Int]) throws -> [DamagedCatalogue] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { database in
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            )
            return try tables.flatMap { table in
                let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
                let columns = try String.fetchAll(
                    database,
                    sql: "SELECT name FROM pragma_table_info(?) WHERE name <> 'name'",
                    arguments: [table]
                )
                return columns.flatMap { column in
                    rows(count).flatMap { row in
                        values.map { DamagedCatalogue(table: table, column: column, row: row, value: $0) }
                    }
                }
            }
        }
    }

    /// Damages a store; says whether SQLite allows it and it is another one now.
    func damage(_ path: String) throws -> Bool {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.write { database in
            let keys = try String.fetchAll(
                database,
                sql: "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
                arguments: [table]
            ).map { "\"\($0)\"" }
            let key = keys.joined(separator: ", ")
            do {
                try database.execute(
                    sql: """
                        UPDATE \(table) SET "\(column)" = \(value.sql(column))
                        WHERE (\(key)) = (SELECT \(key) FROM \(table) ORDER BY \(key) LIMIT 1 OFFSET \(row))
                        """
                )
            } catch let error as DatabaseError where [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error.resultCode) {
                return false
            }
            return database.changesCount == 1
        }
    }

    /// Runs a statement on a store, and says how many rows it changed.
    static func change(_ path: String, _ statement: String) throws -> Int {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.write { database in
            try database.execute(sql: statement)
            return database.changesCount
        }
    }

    /// The numbers of the lists that are derived from the events.
    static func derivedLists(of path: String) throws -> [Int] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { database in
            try Int.fetchAll(database, sql: "SELECT DISTINCT array FROM derived_page ORDER BY array")
        }
    }

    // MARK: The questions

    static let segments = [
        "did orderCreated where any items (cost > 20) in last 300 days", "order count >= 1 in last 365 days",
        "did productViewed then orderCreated within 20 days",
        "did orderCreated then orderCreated with same status", "last orderCreated has status = \"DELIVERED\"",
        "contact.tier = \"gold\" or contact.email contains \"x\"", "recency >= 3 or revenue > 20",
    ]

    /// Everything that only reads.
    static func readings(_ path: String) -> [(String, () throws -> Void)] {
        func reading(_ body: @escaping (StoreSnapshot) throws -> Void) -> () throws -> Void {
            {
                let file = try StoreFile(path: path, .reading)
                try file.read(body)
                try file.close()
            }
        }
        let asked = segments.map { segment in
            (
                segment,
                reading { snapshot in
                    guard let moment = AsOf("2024-04-30", zone: snapshot.zone) else { return }
                    _ = try SegmentEngine.preview(
                        parseSegment(segment),
                        text: segment,
                        snapshot: snapshot,
                        asOf: moment
                    )
                }
            )
        }
        return asked + [
            ("information", reading { _ = try $0.information() }), ("verification", reading { _ = try $0.verify() }),
            ("export", reading { try EventExport($0).writeLines { _ in } }),
            (
                "records",
                reading { snapshot in
                    try snapshot.forEachRejection { _ in }
                    _ = try snapshot.ignoredOrderEvents()
                    _ = try snapshot.columnUses()
                    _ = try snapshot.importedEvents()
                    _ = try snapshot.repeatedEvents()
                    _ = try snapshot.places(of: [0, 1, 5])
                    _ = (0..<UInt32(snapshot.contacts.count)).map { snapshot.label(of: $0) }
                }
            ),
        ]
    }

    /// Everything that writes.
    static func writings(_ path: String) -> [(String, () throws -> Void)] {
        func writing(_ body: @escaping (StoreFile) throws -> Void) -> () throws -> Void {
            {
                let file = try StoreFile(path: path, .writing(timeZone: nil))
                try body(file)
                try file.close()
            }
        }
        let list = ListRows([.of("", "2024-01-01", ["email": "b@x.com", "tier": "gold"])])
        return [
            (
                "undo",
                writing { file in
                    let removal = EventRemoval(from: file)
                    try removal.undo(1, removal.plan(undoing: 1))
                }
            ),
            (
                "delete",
                writing { file in
                    let removal = EventRemoval(from: file)
                    try removal.remove(removal.plan(from: moment("2024-01-01"), to: moment("2024-02-01")))
                }
            ), ("compact", writing { _ = try StoreCompaction(of: $0).compact { _, _ in true } }),
            (
                "import",
                writing { file in
                    try importText(WorkedExample.events.reversed().map { $0.json + "\n" }.joined(), to: file)
                }
            ),
            (
                "contact list",
                writing { file in
                    let lists = try ContactListImport(into: file)
                    try lists.read(isResumable: false) {
                        list
                    } progress: { _, _ in
                        true
                    }
                    _ = lists.finish()
                }
            ),
        ]
    }
}
