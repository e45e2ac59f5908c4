import Foundation
import Testing

struct `A result as NDJSON` {
    private static let commands = [
        ["import", "shop.ndjson"], ["info"], ["audit", "--rules"], ["segments", "list"],
        ["segments", "check", "order count >= 1"],
        ["preview", "did productViewed or order count >= 1"], ["preview", "--list"],
        ["explain", "order count >= 1", "--contact", "olena@example.com"],
        ["history", "order count >= 1", "--every", "month", "--to", "2024-12-31"],
        ["overlap", "order count >= 1", "did productViewed"], ["diff", "order count >= 1", "did productViewed"],
        ["rfm", "--as-of", "2024-12-31"], ["rfm", "--summary"], ["rfm", "--heat-map"], ["rfm", "--distributions"],
        ["rfm", "--compare-to", "2024-11-30", "--as-of", "2024-12-31"],
        ["average-check", "--by", "month"], ["average-check", "--histogram"], ["average-check", "--left-out"],
        ["report", "--list"], ["report", "customers", "--part", "customers"],
        ["report", "rfm", "--part", "rfm-segments"], ["sql", "--list"], ["sql", "--tables"],
        ["sql", "SELECT type, count(*) AS n, min(contact) FROM events GROUP BY type ORDER BY type"],
        ["push", "--dry-run"], ["undo", "1", "--dry-run"], ["compact"], ["info", "--rejected"],
        ["delete", "--from", "2024-01-01", "--to", "2025-01-01", "--dry-run"],
    ]

    @Test(arguments: commands)
    func `has an object for each row of CSV, with its titles as keys and its values`(words: [String]) throws {
        let work = try WorkFolder()
        try work.importShop()
        let csv = try BuiltProgram.run(words + ["--format", "csv", "--no-formula-guard"], in: work.folder)
        let lines = try BuiltProgram.run(words + ["--format", "ndjson"], in: work.folder)
        #expect(csv.code == lines.code, "\(lines.errors)")
        #expect(lines.output.isEmpty || lines.output.hasSuffix("}\n"))
        let rows = CSVText.rows(csv.output)
        let titles = try #require(rows.first)
        let expected = rows.dropFirst().map { $0.filter { !$0.isEmpty } }
        let found = try lines.lines.map { line in
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(Set(object.keys).isSubset(of: titles) && line.hasPrefix("{\"\(titles[0])\":"))
            return try #require(CSVText.rows([object], titles: titles)?.first).filter { !$0.isEmpty }
        }
        // What an import or a compaction came to differs from the run before it, and both say so alike.
        let isStill = !["import", "compact"].contains(words[0])
        #expect(isStill ? found == Array(expected) : found.map(\.first) == expected.map(\.first))
        #expect(csv.errors.isEmpty == lines.errors.isEmpty)
    }

    @Test func `has whole numbers as numbers, and amounts of money as texts with their digits`() throws {
        let work = try WorkFolder.withOrderShop()
        let lines = try work.run("average-check", "--format", "ndjson", "--as-of", "2024-12-31").lines
        #expect(lines.count == 2)
        let hryvnias = #"{"group":"all","currency":"UAH","orders":5,"contacts":3,"revenue":"240.50","#
        #expect(lines.contains { $0.hasPrefix(hryvnias) }, "\(lines)")
        let list = try work.run("average-check", "--format", "json", "--as-of", "2024-12-31").output
        #expect(list == "[" + lines.joined(separator: ",") + "]\n")
    }

    @Test func `of a report with several tables says of each row which table it belongs to`() throws {
        let work = try WorkFolder.withOrderShop()
        let question = ["report", "average-check", "--as-of", "2024-12-31", "--currency", "UAH"]
        struct Row: Decodable { let part: String }
        let whole = try BuiltProgram.run(question + ["--output", "all.ndjson"], in: work.folder)
        #expect(whole.code == 0, "\(whole.errors)")
        let lines = String(decoding: try work.bytes(of: "all.ndjson"), as: UTF8.self).split(separator: "\n")
        let parts = try lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)).part }
        #expect(Set(parts).count > 2)
        for part in Set(parts) {
            let alone = try BuiltProgram.run(question + ["--part", part, "--format", "ndjson"], in: work.folder).lines
            let named = lines.filter { $0.hasPrefix("{\"part\":\"\(part)\",") }
            #expect(named.map { String($0).replacing("\"part\":\"\(part)\",", with: "", maxReplacements: 1) } == alone)
        }
    }

    @Test func `of a conversion is written by the ending of the summary's name`() throws {
        let work = try WorkFolder()
        try work.write("a.csv", "when,who\n2024-01-01,a\n2024-01-02,b\n")
        let map = "event: visit\nparams:\n  date: when\n  externalCustomerId: who\n"
        try work.write("map.yaml", map)
        for name in ["s.ndjson", "s.csv", "s.json"] {
            let outcome = try work.run("convert", "a.csv", "--map", "map.yaml", "--summary", name)
            #expect(outcome.code == 0, "\(outcome.errors)")
        }
        let lines = String(decoding: try work.bytes(of: "s.ndjson"), as: UTF8.self)
        #expect(lines.contains("{\"what\":\"rows\",\"count\":2,\"meaning\":\"in them\"}\n"))
        let rows = CSVText.rows(String(decoding: try work.bytes(of: "s.csv"), as: UTF8.self))
        #expect(rows.contains(["rows", "2", "in them"]) && rows.first == ["what", "count", "meaning"])
        let all = try JSONSerialization.jsonObject(with: work.bytes(of: "s.json")) as? [String: Any]
        #expect(all?["rows"] as? Int == 2)
    }
}
