import Foundation
import Testing

struct `Options of CSV` {
    private static let commands = [
        ["preview", "order count >= 1"], ["history", "order count >= 1", "--every", "year"],
        ["overlap", "order count >= 1", "did productViewed"],
        ["diff", "order count >= 1", "did productViewed"],
        ["explain", "order count >= 1", "--contact", "olena@example.com"],
        ["rfm", "--as-of", "2024-12-31"], ["rfm", "--summary", "--as-of", "2024-12-31"], ["average-check"],
        ["report", "rfm", "--as-of", "2024-12-31"], ["report", "--list"], ["info"],
        ["segments", "list"], ["segments", "check"], ["audit", "shop.ndjson", "--fail-on", "never"],
        ["audit", "--rules"],
        ["push", "--dry-run"], ["export"], ["undo", "1", "--dry-run"],
        ["delete", "--from", "2024-01-01", "--to", "2025-01-01", "--dry-run"],
    ]

    @Test(arguments: commands)
    func `stand on every command that writes it`(words: [String]) throws {
        let work = try WorkFolder()
        try work.importShop()
        func output(_ options: [String]) throws -> String {
            let outcome = try BuiltProgram.run(words + ["--format", "csv"] + options, in: work.folder)
            #expect(outcome.code == 0, "\(outcome.errors)")
            return outcome.output
        }
        let plain = try output([])
        #expect(!plain.isEmpty && !plain.unicodeScalars.contains("\u{FEFF}"))
        #expect(try output(["--bom"]) == "\u{FEFF}" + plain)
        let semicolons = try output(["--delimiter", "semicolon"])
        let tabs = try output(["--delimiter", "tab", "--no-formula-guard"])
        let rows = CSVText.rows(plain)
        #expect(Self.rows(semicolons, delimiter: ";") == rows)
        #expect(Self.rows(tabs, delimiter: "\t") == rows)
    }

    @Test func `decide whether a text may look like a formula`() throws {
        let work = try WorkFolder()
        let event = #"{"eventTypeKey":"visit","occurred":"2024-01-01","params":[{"name":"contactId","value":"=1+2"}]}"#
        try work.run("import", "-", input: Data(event.utf8))
        let words = ["preview", "did visit", "--format", "csv", "--columns", "contactId"]
        #expect(try BuiltProgram.run(words, in: work.folder).lines == ["contactId", "'=1+2"])
        #expect(try BuiltProgram.run(words + ["--no-formula-guard"], in: work.folder).lines == ["contactId", "=1+2"])
        let wrong = try BuiltProgram.run(words + ["--delimiter", "pipe"], in: work.folder)
        #expect(wrong.code == 64)
        #expect(wrong.errors.contains("--delimiter takes comma, semicolon or tab, and not \"pipe\""))
    }

    /// The fields of each line, read with another delimiter by putting commas in their place.
    private static func rows(_ text: String, delimiter: Character) -> [[String]] {
        var (swapped, isQuoted) = ("", false)
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == delimiter, !isQuoted {
                swapped.append(",")
            } else if character == ",", !isQuoted {
                swapped.append("\",\"")
            } else {
                swapped.append(character)
            }
        }
        return CSVText.rows(swapped)
    }
}
