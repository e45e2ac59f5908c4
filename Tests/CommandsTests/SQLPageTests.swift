import Foundation
import Testing

struct `The page about SQL` {
    private static func page() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "documentation/sql.md"), encoding: .utf8)
    }

    private static func blocks(_ language: String) throws -> [String] {
        try page().components(separatedBy: "```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "\n```").first ?? ""
        }
    }

    private static func shop() throws -> WorkFolder {
        let work = try WorkFolder()
        try work.write("shop.ndjson", try work.run("sample", "--orders", "1000", "--seed", "7").bytes)
        try work.run("import", "shop.ndjson", "--time-zone", "Europe/Kyiv")
        return work
    }

    @Test func `shows what the program answers`() throws {
        let work = try Self.shop()
        let steps = try Self.blocks("console").flatMap { Story($0).steps }
        #expect(steps.count >= 5)
        for step in steps {
            let said = try Story.run(step, in: work)
            #expect(step.lines == said.errors + said.output, "muster \(step.command)")
        }
    }

    @Test func `has queries that find something`() throws {
        let work = try Self.shop()
        let queries = try Self.blocks("sql")
        #expect(queries.count >= 2)
        for query in queries {
            let outcome = try work.run("sql", "-", input: Data(query.utf8))
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(outcome.lines.count > 1, "\(query)")
        }
    }

    @Test func `names every table that a database has, and every function`() throws {
        let page = try Self.page()
        let tables = try Self.shop().run("sql", "--tables").lines.dropFirst().prefix(7)
        for table in tables.compactMap({ $0.split(separator: ",").first }) {
            #expect(page.contains("- **`\(table)`**"), "\(table)")
        }
        for function in ["sum", "avg", "total", "decimal_sum", "median", "percentile", "number", "now", "fold"] {
            #expect(page.contains("`\(function)("), "\(function)")
        }
    }
}
