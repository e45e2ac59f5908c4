import Foundation
import Testing

struct `RFM` {
    private static let asOf = ["rfm", "--as-of", "2024-12-31", "--currency", "UAH"]

    private static func run(_ words: [String], in work: WorkFolder) throws -> BuiltProgram.Outcome {
        let outcome = try BuiltProgram.run(words, in: work.folder, input: Data(), environment: [:])
        #expect(outcome.code == 0, "\(words): \(outcome.errors)")
        return outcome
    }

    // Type 7 of the days 10, 20 and 90 at a fifth and so on, plus 1: 15, 19, 35, 63; of the amounts 30, 60 and 150.50:
    // 43, 55, 79.1, 115.3; of the counts 1, 2 and 2: 2.4, 2.8, 3 and 3, so that all have a frequency score of 1.
    @Test func `scores contacts by the rule of the package rfm, worked out by hand`() throws {
        let work = try WorkFolder.withOrderShop()
        #expect(
            try Self.run(Self.asOf, in: work).lines == [
                "contact,recency_days,transaction_count,amount,recency_score,frequency_score,monetary_score,rfm_score,segment",
                "anna@example.com,10,2,150.50,5,1,5,515,New Customers",
                "bohdan@example.com,20,1,30.00,3,1,1,311,About To Sleep",
                "clara@example.com,90,2,60.00,1,1,3,113,Hibernating",
            ]
        )
    }

    /// Orders of contacts with these totals, one each, on days of their own.
    private static func notes(totals: [Int]) throws -> [String] {
        let work = try WorkFolder()
        let orders = totals.enumerated().map { number, total in
            let day = "2024-12-\(10 + number)T10:00"
            return SmallShop.order("\(number)", of: "c\(number)@x.com", total: "\(total)", status: "DELIVERED", on: day)
        }
        try work.run("import", "-", "--time-zone", "UTC", input: Data(orders.joined(separator: "\n").utf8))
        return try run(asOf + ["--format", "csv"], in: work).errors.split(separator: "\n").map(String.init)
            .filter { $0.contains("nobody has the score") }
    }

    @Test func `says why nobody has a score`() throws {
        let few = try Self.notes(totals: [10, 20, 30, 40])
        #expect(few.count == 3)
        #expect(few.allSatisfy { $0.hasSuffix(", since there are 5 scores and 4 contacts") }, "\(few)")
        let alike = try Self.notes(totals: [10, 10, 10, 20, 20, 30, 30])
        #expect(alike.count == 2)
        #expect(alike[0].hasSuffix(", since there are 5 scores, and the contacts have 1 different value"), "\(alike)")
        #expect(alike[1].hasSuffix(", since there are 5 scores, and the contacts have 3 different values"), "\(alike)")
        let crowd = try Self.notes(totals: [10, 10, 10, 10, 10, 10, 20, 30, 40, 50])
        #expect(crowd.contains { $0.contains("monetary") && $0.hasSuffix(", since many contacts have the same value") })
    }

    @Test(arguments: [[], ["--summary"], ["--heat-map"], ["--distributions"], ["--compare-to", "2024-12-10"]])
    func `states dates, method, what counts and each bin beside CSV and above a table`(more: [String]) throws {
        let work = try WorkFolder.withOrderShop()
        let beside = try Self.run(Self.asOf + more + ["--format", "csv"], in: work).errors
        let above = try Self.run(Self.asOf + more + ["--format", "table"], in: work).output
        #expect(above.hasPrefix(beside))
        let lines = beside.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(5) == [
                "as of 2024-12-31, clock of UTC", "method quantile, frequency counts orders",
                "3 contacts, 5 orders of status DELIVERED, currency UAH",
                "orders left out: 2 by status, 1 by currency, 1 by a date after the as-of time",
                "naming no contact, whole file: 1 order event",
            ]
        )
        let bins = lines.map { $0.split(separator: " ").map(String.init) }
        for bin in [
            ["recency", "5", "10", "15", "1"], ["recency", "1", "63", "91", "1"],
            ["monetary", "5", "115.3", "151.5", "1"],
            ["frequency", "1", "1", "2.4", "3"], ["frequency", "5", "3", "3", "0"],
        ] { #expect(bins.contains(bin)) }
        // The other date has thresholds of its own.
        #expect(bins.contains(["recency", "5", "9", "18", "1"]) == (more.first == "--compare-to"))
    }

    @Test(arguments: [
        ([], "contacts"), (["--summary"], "segments"), (["--heat-map"], "heatMap"),
        (["--frequency", "days"], "contacts"), (["--method", "grid"], "contacts"), (["--method", "rank"], "contacts"),
        (["--method", "grid", "--summary"], "segments"),
    ])
    func `has the same rows in CSV and JSON, and their texts in the table`(more: [String], member: String) throws {
        let work = try WorkFolder.withOrderShop()
        let csv = CSVText.rows(try Self.run(Self.asOf + more + ["--format", "csv"], in: work).output)
        let bytes = try Self.run(Self.asOf + more + ["--format", "json"], in: work).bytes
        let document = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        let titles = try #require(csv.first)
        #expect(CSVText.rows(document?[member], titles: titles) == Array(csv.dropFirst()))
        #expect(csv.count > 1)
        let table = try Self.run(Self.asOf + more + ["--format", "table"], in: work).output
        for text in csv.joined() where !text.isEmpty { #expect(table.contains(text)) }
    }

    @Test func `has everything in JSON: dates, thresholds with the sizes of bins, and orders left out`() throws {
        let work = try WorkFolder.withOrderShop()
        let words = Self.asOf + ["--from", "2024-01-01", "--compare-to", "2024-12-10", "--format", "json"]
        let result = try Self.run(words, in: work).json(as: RFMOutput.self)
        #expect(
            (result.asOf, result.timeZone, result.method, result.frequency) == (
                "2024-12-31", "UTC", "quantile", "orders"
            )
        )
        #expect((result.status, result.currency, result.from) == ("DELIVERED", "UAH", "2024-01-01"))
        #expect(result.orders.counted == 5)
        #expect(result.orders.leftOut == ["status": 2, "currency": 1, "date": 0, "laterThanAsOf": 1])
        #expect(result.orders.eventsWithoutContact == 1)
        #expect(
            result.orders.byStatus == [
                .init(status: "INITIALIZED", orders: 1), .init(status: "DELIVERED", orders: 6),
                .init(status: "CANCELLED", orders: 1),
            ]
        )
        #expect(
            result.thresholds.mapValues { $0.map(\.contacts).reduce(0, +) } == [
                "recency": 3, "frequency": 3, "monetary": 3,
            ]
        )
        #expect(result.thresholds["recency"]?.map(\.score) == [5, 4, 3, 2, 1])
        #expect(result.transitions?.compared.asOf == "2024-12-10")
        #expect(result.transitions?.compared.orders.counted == 4)
    }

    // As of 10 December Eva's order still counts, Anna has the first of hers, and Bohdan has none.
    @Test(arguments: [("2024-12-31", "2024-12-10"), ("2024-12-10", "2024-12-31")])
    func `shows who went from which group to which between two dates, given in any order`(
        asOf: String,
        other: String
    ) throws {
        let work = try WorkFolder.withOrderShop()
        let words = ["rfm", "--currency", "UAH", "--as-of", asOf, "--compare-to", other]
        #expect(
            try Self.run(words, in: work).lines == [
                "from,to,contacts,amount_before,amount_after", "New Customers,,1,70.00,0.00",
                "About To Sleep,New Customers,1,50.50,150.50", "At Risk,Hibernating,1,60.00,60.00",
                ",About To Sleep,1,0.00,30.00",
            ]
        )
        let table = try Self.run(words + ["--format", "table"], in: work).output
        #expect(table.contains("2 About To Sleep  █ 1\n"))
    }

    @Test func `counts buying days where that is asked for`() throws {
        let work = try WorkFolder.withOrderShop()
        let rows = CSVText.rows(try Self.run(Self.asOf + ["--frequency", "days"], in: work).output)
        let place = try #require(rows.first?.firstIndex(of: "buying_days"))
        #expect(rows.dropFirst().map { $0[place] } == ["2", "1", "1"])
    }

    @Test func `draws the heat map with shades, darker for more`() throws {
        let work = try WorkFolder.withOrderShop()
        let table = try Self.run(Self.asOf + ["--heat-map", "--format", "table", "--summary"], in: work).output
        #expect(table.contains("F \\ R    1   2    3   4    5\n"))
        #expect(table.contains("\n1      █ 1      █ 1      █ 1\n"))
        #expect(table.contains("\n1      ▒ 60.000000      ░ 30.000000      █ 150.500000\n"))
    }

    @Test func `draws the distributions with bars`() throws {
        let work = try WorkFolder.withOrderShop()
        let words = Self.asOf + ["--distributions", "--format", "table", "--summary"]
        let bars = try Self.run(words, in: work).lines.filter { $0.hasPrefix("frequency  ") && $0.contains("█") }
        // One contact has one order and two have two: bars of fifteen and thirty.
        #expect(bars.map { $0.count { $0 == "█" } } == [15, 30])
    }

    @Test func `refuses to add money of several currencies, and says which there are`() throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try work.run("rfm", "--as-of", "2024-12-31")
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("UAH (5 orders), USD (1 order)"))
    }

    @Test func `says which statuses there are where DELIVERED alone leaves nothing`() throws {
        let work = try WorkFolder()
        try work.write(
            "history.ndjson",
            (1...3).map { number in
                SmallShop.order(
                    "\(number)",
                    of: "a@b.com",
                    total: "5",
                    status: "INITIALIZED",
                    on: "2024-01-0\(number)T10:00"
                )
                    + "\n"
            }.joined()
        )
        try work.run("import", "history.ndjson", "--time-zone", "UTC")
        for words in [["rfm"], ["average-check"]] {
            let outcome = try Self.run(words + ["--as-of", "2024-12-31"], in: work)
            #expect(outcome.lines.count == 1)
            #expect(
                outcome.errors.contains(
                    "no order has the status DELIVERED (the vendor counts DELIVERED orders alone); there are INITIALIZED (3). "
                        + "Choose with --status, or --status any"
                )
            )
            let any = try Self.run(words + ["--as-of", "2024-12-31", "--status", "any"], in: work)
            #expect(any.lines.count == 2)
        }
    }

    @Test(arguments: [
        (["--from", "2024-12-01"], ["anna@example.com,10,1,100", "bohdan@example.com,20,1,30"]),
        (["--to", "2024-11-30"], ["anna@example.com,50,1,50.50", "clara@example.com,90,2,60.00"]),
        (["--segment", "did orderCreated where totalCost > 90"], ["anna@example.com,10,2,150.50"]),
        (["--status", "CANCELLED"], ["eva@example.com,30,1,70"]),
        (["--status", "initialized,cancelled"], ["dmytro@example.com,1,1,999", "eva@example.com,30,1,70"]),
    ])
    func `counts only what its options leave`(more: [String], contacts: [String]) throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try Self.run(Self.asOf + more, in: work)
        let rows = CSVText.rows(outcome.output).dropFirst()
        #expect(rows.map { $0.prefix(4).joined(separator: ",") } == contacts)
        if more[0] != "--status" {
            #expect(outcome.errors.contains("restricted to: \(more[0].dropFirst(2)) \(more[1])\n"))
        }
    }

    @Test func `takes thresholds and names from files`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write("mine.yaml", "currency: UAH\nrecency: [15]\nfrequency: [2]\nmonetary: [60, 100]\n")
        try work.write(
            "reports/rfm/ours-names.yaml",
            "bins: 2\nsegments:\n  - {name: Here, recency: 2, frequency: 1-2, monetary: 1-2}\n"
        )
        let words = ["rfm", "--as-of", "2024-12-31", "--method", "mine.yaml"]
        let rows = CSVText.rows(try Self.run(words, in: work).output).dropFirst()
        #expect(rows.map { $0[4...6].joined() } == ["223", "111", "122"])
        let named = try Self.run(
            Self.asOf + ["--method", "rank", "--bins", "2", "--names", "ours-names"],
            in: work
        )
        // The middle ranks of the days are a sixth, a half and five sixths of three, and a half opens the upper bin.
        #expect(CSVText.rows(named.output).dropFirst().map { $0.last } == ["Here", "Others", "Others"])
    }

    @Test func `names the line of a file that is wrong`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write("mine.yaml", "recency: [15]\nfrequency: [2, two]\nmonetary: [60]\n")
        let outcome = try work.run("rfm", "--as-of", "2024-12-31", "--method", "mine.yaml")
        #expect(outcome.code == 64)
        #expect(outcome.errors.hasPrefix("muster: mine.yaml:2:16: frequency: two is no number\n"))
    }
}
