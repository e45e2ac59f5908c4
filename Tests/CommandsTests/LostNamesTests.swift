import Foundation
import GRDB
import Testing

/// What a catalogue can lose of the names of one parameter, which no checksum guards.
struct LostNames: Sendable, CustomTestStringConvertible {
    /// The parameter whose values are codes of these names.
    let parameter: String
    let loss: Loss

    enum Loss: String, CaseIterable, Sendable {
        case lastPage = "DELETE FROM dictionary_page WHERE LAST"
        case allPages = "DELETE FROM dictionary_page WHERE OWN"
        case lastPageToOther = "UPDATE dictionary_page SET dictionary = OTHER WHERE LAST"
        case allPagesToOther = "UPDATE dictionary_page SET dictionary = OTHER WHERE OWN"
        case lastName = "UPDATE dictionary_page SET texts = texts - 1 WHERE LAST"
        case firstCodes = "UPDATE dictionary_page SET first_code = first_code + 1 WHERE LAST"
        case column = "UPDATE column_name SET name = CAST('other' AS BLOB) WHERE number = NUMBER"
    }

    static let all = ["currency", "externalOrderId", "status"].flatMap { parameter in
        Loss.allCases.map { LostNames(parameter: parameter, loss: $0) }
    }

    var testDescription: String { "\(parameter): \(loss)" }

    /// Loses them in a database.
    func lose(in path: String) throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        let changed = try queue.write { database in
            let number = try #require(
                try Int.fetchOne(
                    database,
                    sql: "SELECT number FROM column_name WHERE scope = 0 AND occurrence = 0 AND CAST(name AS TEXT) = ?",
                    arguments: [parameter]
                )
            )
            let own = "kind = 0 AND dictionary = \(number)"
            let last = "\(own) AND first_code = (SELECT max(first_code) FROM dictionary_page WHERE \(own))"
            let other = """
                (SELECT max(number) FROM column_name
                WHERE number NOT IN (SELECT dictionary FROM dictionary_page WHERE kind = 0))
                """
            let words = [("LAST", last), ("OWN", own), ("OTHER", other), ("NUMBER", "\(number)")]
            try database.execute(
                sql: words.reduce(loss.rawValue) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
            )
            return database.changesCount
        }
        #expect(changed > 0)
    }
}

struct `A database that has lost names` {
    /// Whether all questions are asked of each loss; else they take turns, since each is a process.
    private static let asksAll = ProcessInfo.processInfo.environment["MUSTER_DAMAGES"] != nil

    /// Questions of every kind.
    private static let questions: [[String]] = [
        ["info"], ["info", "--verify"], ["average-check"], ["average-check", "--by", "currency"],
        ["average-check", "--by", "month"], ["average-check", "--by", "status"], ["average-check", "--by", "city"],
        ["average-check", "--by", "first-or-repeat"], ["average-check", "--currency", "UAH", "--by", "rfm"],
        ["average-check", "--currency", "USD"], ["average-check", "--histogram", "--currency", "UAH"],
        ["average-check", "--retention"], ["rfm"], ["rfm", "--currency", "UAH"], ["rfm", "--currency", "USD"],
        ["preview", "revenue > 10"], ["preview", "revenue where currency = \"UAH\" > 10"],
        ["preview", "order count where currency = \"USD\" > 0"], ["preview", "order count >= 1"],
        ["preview", "top 10% by revenue where currency = \"UAH\""], ["preview", "recency <= 300"],
        ["preview", "last order before 2024-12-01"], ["preview", "did orderCreated where currency = \"USD\""],
        ["preview", "distinct count of orderCreated.currency >= 1"],
        ["explain", "revenue where currency = \"UAH\" > 10", "--contact", "anna@example.com"],
        ["history", "order count >= 1", "--every", "month"],
        ["overlap", "revenue where currency = \"UAH\" > 10", "order count >= 1"],
        ["diff", "order count >= 1", "--as-of", "2024-11-30", "--as-of", "2024-12-31"],
        ["export"], ["export", "--format", "csv", "--output", "tables"],
        ["export", "--format", "sqlite", "--output", "tables.sqlite"], ["audit"], ["audit", "--rehearse"],
        ["report", "data-quality"], ["report", "customers"], ["report", "average-check"], ["report", "top-items"],
        ["sql", "SELECT currency, count(*) FROM orders GROUP BY 1"],
        ["sql", "SELECT * FROM orders"], ["sql", "SELECT * FROM orders WHERE id = '1'"],
        ["sql", "SELECT * FROM order_versions"], ["sql", "SELECT * FROM events"],
        ["sql", "SELECT * FROM orderCreated"], ["sql", "SELECT * FROM items"], ["sql", "SELECT * FROM findings"],
        ["compact"],
    ]

    /// Those that cannot be answered without the names of the currencies of all orders.
    private static let ofCurrencies: [[String]] = [
        ["average-check"], ["average-check", "--by", "currency"], ["average-check", "--by", "month"],
        ["average-check", "--by", "first-or-repeat"], ["average-check", "--currency", "USD"], ["rfm"],
        ["rfm", "--currency", "USD"], ["preview", "revenue > 10"], ["preview", "recency <= 300"],
        ["export", "--format", "sqlite", "--output", "tables.sqlite"], ["export"], ["audit", "--rehearse"],
        ["sql", "SELECT currency, count(*) FROM orders GROUP BY 1"],
    ]

    /// A database of the ``OrderShop``, of which a later import brought the last orders, and the dollars.
    private static let shop = Result {
        let work = try WorkFolder()
        let lines = OrderShop.lines.split(separator: "\n").map { $0 + "\n" }
        for (name, lines) in [("first.ndjson", lines[..<8]), ("second.ndjson", lines[8...])] {
            try work.write(name, lines.joined())
            try work.run("import", name, "--time-zone", "UTC")
        }
        return try work.bytes(of: "muster.sqlite")
    }

    @Test(arguments: LostNames.all.enumerated().map { (number: $0, lost: $1) })
    func `is told of, or does no harm`(number: Int, lost: LostNames) throws {
        let work = try WorkFolder()
        try work.write("muster.sqlite", try Self.shop.get())
        try lost.lose(in: work.path(of: "muster.sqlite"))
        let bytes = try work.bytes(of: "muster.sqlite")
        for (turn, question) in Self.questions.enumerated() where Self.asksAll || (turn + number) % 3 == 0 {
            try work.write("muster.sqlite", bytes)
            let outcome = try BuiltProgram.run(question, in: work.folder)
            let isClear =
                [0, 1, 64].contains(outcome.code) || outcome.code == 65 && outcome.errors.contains("damaged")
                || question == ["info", "--verify"]
            #expect(isClear, "\(question): \(outcome.code), \(outcome.errors)")
            if lost.parameter == "currency", lost.loss != .column, Self.ofCurrencies.contains(question) {
                #expect(outcome.code == 65, "\(question): \(outcome.errors)")
            }
        }
    }
}
