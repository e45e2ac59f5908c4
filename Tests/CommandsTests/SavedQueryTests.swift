import Foundation
import Testing

struct `The queries that ship` {
    /// A database of the sample, imported once for all tests.
    private static let sample = Result {
        let work = try WorkFolder()
        try work.run(
            "import",
            "-",
            "--time-zone",
            "UTC",
            input: try work.run("sample", "--orders", "600", "--seed", "5").bytes
        )
        return try work.bytes(of: "muster.sqlite")
    }

    private static func withSample() throws -> WorkFolder {
        let work = try WorkFolder()
        try work.write("muster.sqlite", try sample.get())
        return work
    }

    /// The rows of a result in CSV: of each, what stands under some titles, numbers by their value.
    private static func rows(_ outcome: BuiltProgram.Outcome, _ titles: [String]) throws -> [[String]] {
        #expect(outcome.code == 0, "\(outcome.errors)")
        let rows = CSVText.rows(outcome.output)
        let header = try #require(rows.first)
        let places = try titles.map { try #require(header.firstIndex(of: $0)) }
        return rows.dropFirst().map { row in
            places.map { place in Double(row[place]).map { String($0) } ?? row[place] }
        }
    }

    @Test func `all answer, also about a database of nothing but one event`() throws {
        let work = try Self.withSample()
        try work.write("one.ndjson", #"{"eventTypeKey":"x","params":[],"occurred":"2024-01-01"}"#)
        try work.run("--database", "one.sqlite", "import", "one.ndjson", "--time-zone", "UTC")
        let names = try work.run("sql", "--list").lines.dropFirst().compactMap { $0.split(separator: ",").first }
        #expect(names.count >= 8)
        for name in names {
            let outcome = try work.run("sql", String(name), "--format", "json")
            #expect(outcome.code == 0, "\(name): \(outcome.errors)")
            let empty = try work.run("--database", "one.sqlite", "sql", String(name), "--format", "json")
            #expect(empty.code == 0, "\(name): \(empty.errors)")
        }
    }

    @Test(arguments: [("orders-by-city", "city"), ("revenue-by-month", "month")])
    func `group orders as average-check does`(query: String, word: String) throws {
        let work = try Self.withSample()
        let figures = ["currency", "orders", "revenue", "mean", "median"]
        let asked = try Self.rows(try work.run("sql", query), [word] + figures)
        let known = try Self.rows(
            try work.run("average-check", "--by", word, "--format", "csv"),
            ["group"] + figures
        )
        #expect(asked.count > 10)
        #expect(Set(asked) == Set(known))
    }

    @Test func `score buyers as rfm does`() throws {
        let work = try Self.withSample()
        let titles = [
            "contact", "recency_days", "transaction_count", "amount", "recency_score", "frequency_score",
            "monetary_score", "rfm_score",
        ]
        for day in ["2024-12-31", "2023-06-30"] {
            let asked = try Self.rows(try work.run("sql", "rfm-scores", "--set", "as_of=\(day)"), titles)
            let known = try Self.rows(
                try work.run("rfm", "--currency", "UAH", "--as-of", day, "--format", "csv"),
                titles
            )
            #expect(asked.count > 10)
            #expect(Set(asked) == Set(known))
        }
    }

    @Test func `find the contacts of a segment that asks the same`() throws {
        let work = try Self.withSample()
        for (words, segment) in [
            (["lapsed-buyers", "--set", "as_of=2024-12-31T23:59:59.999999"], "lapsed-buyers"),
            (["contacts-without-orders"], "order count = 0"),
        ] {
            let asked = try Self.rows(try BuiltProgram.run(["sql"] + words, in: work.folder), ["label"])
            let known = try work.run("preview", segment, "--as-of", "2024-12-31", "--format", "csv")
            #expect(!asked.isEmpty)
            #expect(
                asked.map { $0[0] }.sorted() == (try Self.rows(known, ["contact"])).map { $0[0] }.sorted(),
                "\(segment)"
            )
        }
    }

    @Test func `count the orders of a product as average-check does`() throws {
        let work = try Self.withSample()
        let asked = try Self.rows(
            try work.run("sql", "top-products", "--set", "products=100000"),
            ["product", "orders"]
        )
        let known = try Self.rows(
            try work.run(
                "average-check",
                "--by",
                "items.externalItemId",
                "--currency",
                "UAH",
                "--format",
                "csv"
            ),
            ["group", "orders"]
        )
        #expect(asked.count > 10)
        #expect(Set(asked) == Set(known))
    }

    /// The orders of the ``OrderShop``: Clara's two of October are her first; Bohdan's of January is his second.
    @Test func `tell new buyers from returning ones`() throws {
        let work = try WorkFolder.withOrderShop()
        #expect(
            try work.run("sql", "new-and-returning-buyers").lines == [
                "month,buyers,new,returning_buyers,orders", "2024-10,1,1,0,2", "2024-11,1,1,0,1", "2024-12,2,1,1,3",
                "2025-01,1,0,1,1",
            ]
        )
    }

    @Test func `count the events of days`() throws {
        let work = try WorkFolder.withOrderShop()
        let words = ["sql", "events-by-type-and-day", "--set", "from=2024-12-20", "--set", "to=2024-12-22"]
        #expect(
            try BuiltProgram.run(words, in: work.folder).lines == [
                "day,type,events,contacts", "2024-12-20,orderCancelled,1,1", "2024-12-20,orderCreated,1,1",
                "2024-12-21,orderCreated,1,1", "2024-12-22,orderCreated,1,0",
            ]
        )
    }
}
