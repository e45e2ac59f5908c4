import Foundation
import Testing

struct `The command segments` {
    private static let bad =
        "# Bad.\ndid orderCreatd\n  and did orderCreated in last 3 dayz\n\nor did orderCreated where totalCots > 1\n"

    private struct Check: Decodable {
        struct Finding: Decodable {
            let file: String
            let line: Int?
            let column: Int?
            let severity: String
            let suggestion: String?
        }

        let checked: Int
        let errors: Int
        let warnings: Int
        let findings: [Finding]
    }

    @Test func `check tells all errors at once with file, line and column, and exits with 65`() throws {
        let work = try WorkFolder()
        try work.importShop()
        try work.write("vip/bad.segment", Self.bad)
        try work.write("vip/good.segment", "did orderCreated\n")
        let outcome = try work.run("segments", "check", "vip", "--format", "json")
        #expect(outcome.code == 65)
        let result = try outcome.json(as: Check.self)
        #expect((result.checked, result.errors, result.warnings) == (2, 3, 0))
        #expect(result.findings.map(\.line) == [2, 3, 5])
        #expect(result.findings.map(\.column) == [5, 34, 27])
        #expect(result.findings.map(\.suggestion) == ["orderCreated", "days", "totalCost"])
        #expect(result.findings.allSatisfy { $0.file == "vip/bad.segment" && $0.severity == "error" })
        #expect(
            outcome.errors.hasPrefix(
                """
                vip/bad.segment:2:5: error: no event type is called `orderCreatd`
                    did orderCreatd
                        ^^^^^^^^^^^
                    did you mean: orderCreated

                """
            )
        )
        let table = try work.run("segments", "check", "vip", "--format", "table")
        #expect(table.code == 65)
        #expect(table.output.contains("vip/bad.segment:3:34: error: `dayz` is not known here\n"))
        #expect(table.lines.last == "2 segments checked, 3 errors, 0 warnings")
        let rows = try work.run("segments", "check", "vip").lines
        #expect(rows.first == "file,line,column,severity,message,suggestion")
        #expect(rows.count == 4)
    }

    @Test func `check tells of a file that cannot be read beside what is wrong with the others`() throws {
        let work = try WorkFolder()
        try work.write("queries/bad.segment", "did orderCreated in last 3 dayz\n")
        try work.write("queries/bytes.segment", Data([0x64, 0x69, 0x64, 0x20, 0xFF]))
        try work.write("queries/cut.segment.json", #"{"condition":"#)
        for words in [["segments", "check", "queries"], ["segments", "check"]] {
            let outcome = try BuiltProgram.run(words + ["--format", "json"], in: work.folder)
            #expect(outcome.code == 65)
            let wrong = try outcome.json(as: Check.self).findings.filter { $0.severity == "error" }
            #expect(
                wrong.map(\.file) == ["queries/bad.segment", "queries/bytes.segment", "queries/cut.segment.json"],
                "\(words)"
            )
        }
        let list = try work.run("segments", "list")
        #expect(list.code == 0)
        #expect(list.lines.contains { $0.hasPrefix("lapsed-buyers,") })
        #expect(list.errors.contains("hint: the segment bytes is left out: see muster segments check\n"))
    }

    @Test func `check needs no database, and then takes every name`() throws {
        let work = try WorkFolder()
        try work.write("bad.segment", Self.bad)
        let outcome = try work.run("segments", "check", "bad.segment", "--format", "json")
        #expect(outcome.code == 65)
        #expect(try outcome.json(as: Check.self).findings.map(\.line) == [3])
        #expect(outcome.errors.hasPrefix("hint: there is no database here"))
        #expect(try work.run("segments", "check").code == 0)
        #expect(try work.run("--database", "none.sqlite", "segments", "check").code == 64)
    }

    @Test func `check warns of what no value can pass, and exits with 0`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run(
            "segments",
            "check",
            "did orderCreated where status > 5 or order count where status = \"delivered\" > 1",
            "--format",
            "json"
        )
        #expect(outcome.code == 0)
        let result = try outcome.json(as: Check.self)
        #expect(result.findings.map(\.severity) == ["warning", "warning"])
        #expect(result.findings.map(\.column) == [24, 65])
        #expect(result.findings.map(\.suggestion) == [nil, "\"DELIVERED\""])
    }

    @Test func `check shows the way round where segments lead back to themselves`() throws {
        let work = try WorkFolder()
        try work.write("queries/a.segment", "in segment \"b\"")
        try work.write("queries/b.segment", "did orderCreated or in segment \"c\"")
        try work.write("queries/c.segment", "not in segment \"a\"")
        let outcome = try work.run("segments", "check", "a")
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("a:1:12: error: segment \"a\" leads back to itself: a → b → c → a"))
    }

    @Test func `format prints the canonical form, comments first, and keeps it`() throws {
        let work = try WorkFolder()
        try work.write("a.segment", "# One.\nDID orderCreated # Two.\n  IN last 7 days WHERE city = 'x'\n")
        let canonical = "# One.\n# Two.\n\ndid orderCreated where city = \"x\" in last 7 days\n"
        #expect(try work.run("segments", "format", "a.segment").output == canonical)
        let check = try work.run("segments", "format", "a.segment", "--check")
        #expect(check.code == 1)
        #expect(check.lines == ["a.segment"])
        #expect(try work.run("segments", "format", ".", "--write").lines == ["./a.segment"])
        #expect(try work.bytes(of: "a.segment") == Data(canonical.utf8))
        let again = try work.run("segments", "format", "a.segment", "--check")
        #expect(again.code == 0)
        #expect(again.output.isEmpty)
    }

    @Test func `format goes on behind a file that is no segment, and exits with 65`() throws {
        let work = try WorkFolder()
        try work.write("a.segment", "did")
        try work.write("b.segment", "did  x")
        let outcome = try work.run("segments", "format", "a.segment", "b.segment")
        #expect(outcome.code == 65)
        #expect(outcome.output == "did x\n")
        #expect(outcome.errors.contains("a.segment:1:4: error: "))
    }

    @Test func `format gives the JSON form, which is a segment file too`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let text = "did orderCreated where totalCost > 1000.00 in last 900 days"
        let json = try work.run("segments", "format", text, "--to", "json").bytes
        try work.write("vip.segment.json", json)
        try work.write("queries/spenders.segment.json", json)
        #expect(try work.run("segments", "format", "vip.segment.json", "--check").code == 0)
        #expect(
            try work.run("segments", "format", "-", "--from", "json", "--to", "segment", input: json).output == text
                + "\n"
        )
        for segment in ["vip.segment.json", "spenders", "in segment \"spenders\""] {
            let outcome = try work.run("preview", segment, "--as-of", "2024-12-31", "--format", "json")
            #expect(try outcome.json(as: PreviewResult.self).contacts == 1)
        }
        try work.write("bad.segment.json", "{\"condition\": \"did\", \"event\": 5}")
        let outcome = try work.run("segments", "check", "bad.segment.json")
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("bad.segment.json: error: /event: a text should stand here"))
        #expect(try work.run("preview", "bad.segment.json").code == 64)
    }

    @Test func `list and show give the saved segments and their texts`() throws {
        let work = try WorkFolder()
        #expect(try work.run("segments", "list").output == (try work.run("preview", "--list").output))
        try work.write("queries/mine.segment", "# Mine.\ndid x")
        #expect(try work.run("segments", "show", "mine").output == "# Mine.\ndid x\n")
    }

    @Test func `of those that ship, each is in its canonical form`() throws {
        let work = try WorkFolder()
        for name in try work.run("segments", "list").lines.dropFirst().compactMap({ $0.split(separator: ",").first }) {
            let shown = try work.run("segments", "show", String(name)).output
            #expect(try work.run("segments", "format", String(name)).output == shown, "\(name)")
        }
    }
}
