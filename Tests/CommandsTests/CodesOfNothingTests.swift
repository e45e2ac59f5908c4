import Foundation
import GRDB
import Testing

/// Which column of the events of a type has the bytes of another one, whose codes go further.
struct OtherCodes: Sendable, CustomTestStringConvertible {
    /// What stands there now.
    let column: Column
    /// What stands there instead; the catalogue goes on speaking of the one before.
    let other: Column
    /// Questions that cannot be answered.
    let questions: [[String]]

    enum Column: Sendable {
        case system(Int)
        case parameter(String)

        var sql: String {
            switch self {
            case .system(let number): "\(number)"
            case .parameter(let name):
                "(SELECT number + 16 FROM column_name WHERE scope = 0 AND occurrence = 0 AND CAST(name AS TEXT) = '\(name)')"
            }
        }
    }

    static let all = [
        OtherCodes(
            column: .parameter("status"),
            other: .parameter("externalOrderId"),
            questions: [
                ["preview", "did orderCreated then orderCreated with same status"], ["export"], ["audit"],
                ["preview", "distinct count of orderCreated.status >= 1"], ["sql", "SELECT * FROM orderCreated"],
                ["undo", "1", "--yes"], ["compact"],
            ]
        ),
        OtherCodes(
            column: .system(5),
            other: .system(0),
            questions: [
                ["preview", "did orderCreated"], ["preview", "did orderCreated where status is set"],
                ["preview", "sum of orderCreated.totalCost where currency = \"UAH\" > 1"],
                ["preview", "distinct count of orderCreated.city >= 1"],
                ["preview", "did orderCreated then orderDelivered within 20 days"],
                ["export", "--format", "sqlite", "--output", "tables.sqlite"], ["audit"],
                ["sql", "SELECT contact FROM orderCreated"],
            ]
        ),
        OtherCodes(
            column: .system(3),
            other: .system(0),
            questions: [["export"], ["audit"], ["export", "--format", "json"], ["compact"]]
        ),
    ]

    var testDescription: String { "\(column): \(other)" }

    /// Damages a database.
    func damage(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        let changed = try queue.write { database in
            try database.execute(
                sql: """
                    UPDATE chunk SET (data, bytes, unpacked, checksum) =
                        (SELECT data, bytes, unpacked, checksum FROM chunk AS other
                        WHERE (part, row_group, "column") = (chunk.part, chunk.row_group, \(other.sql)))
                    WHERE "column" = \(column.sql) AND (part, row_group) =
                        (SELECT part, row_group FROM row_group ORDER BY events DESC LIMIT 1)
                    """
            )
            return database.changesCount
        }
        #expect(changed == 1)
    }
}

struct `A database with codes of nothing` {
    private static let shop = Result {
        let work = try WorkFolder()
        try work.write("shop.ndjson", work.run("sample", "--orders", "60", "--seed", "3").bytes)
        try work.run("import", "shop.ndjson", "--time-zone", "UTC")
        // With this one there is something left to read once the first import is undone.
        try work.write("more.ndjson", OrderShop.lines)
        try work.run("import", "more.ndjson")
        return try work.bytes(of: "muster.sqlite")
    }

    @Test(arguments: OtherCodes.all) func `is damaged`(codes: OtherCodes) throws {
        let work = try WorkFolder()
        try work.write("muster.sqlite", try Self.shop.get())
        try codes.damage(work.path(of: "muster.sqlite"))
        let bytes = try work.bytes(of: "muster.sqlite")
        for question in codes.questions {
            try work.write("muster.sqlite", bytes)
            let outcome = try BuiltProgram.run(question, in: work.folder)
            #expect(outcome.code == 65, "\(question): \(outcome.code), \(outcome.errors)")
            #expect(outcome.errors.contains("is damaged (part 1, row group "), "\(question): \(outcome.errors)")
        }
    }

    @Test func `is damaged as well where an order has two states, and no table is written of it`() throws {
        let work = try WorkFolder.withOrderShop()
        let queue = try DatabaseQueue(path: work.path(of: "muster.sqlite"))
        try queue.write { database in
            for table in ["order_version_group", "order_version_history"] {
                let columns = try database.columns(in: table).map(\.name).filter { $0 != "number" }.joined(
                    separator: ", "
                )
                try database.execute(
                    sql: "INSERT INTO \(table) (number, \(columns)) SELECT number + 100, \(columns) FROM \(table)"
                )
            }
        }
        try queue.close()
        let outcome = try work.run("export", "--format", "sqlite", "--output", "tables.sqlite")
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("is damaged (UNIQUE constraint failed: orders.id)"), "\(outcome.errors)")
        #expect(!work.has("tables.sqlite"))
    }
}
