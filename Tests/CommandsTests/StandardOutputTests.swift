import Foundation
import Testing

struct `--output with a dash` {
    /// Commands that write a result, each as it is called without `--output`, and what standard input holds.
    private static let commands: [(words: [String], input: String)] = [
        (["export"], ""), (["export", "--format", "json"], ""), (["export", "--format", "csv"], ""),
        (["audit", "--as-of", "2024-12-31", "--format", "json"], ""),
        (["report", "import-summary"], ""), (["report", "--list"], ""), (["report", "kept"], ""),
        (["convert", "-", "--map", "map.yaml"], table), (["convert", "-", "--suggest"], table),
    ]

    private static let table = "mail,when\na@example.com,2024-01-02\n"

    @Test func `is standard output`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write(
            "reports/kept.yaml",
            "title: x\nabout: y\nparts: [{part: import-summary}]\noutput: {format: json}\n"
        )
        try work.write("map.yaml", "event: x\noccurred: when\nparams: {email: mail}\n")
        for (words, input) in Self.commands {
            let expected = try BuiltProgram.run(words, in: work.folder, input: Data(input.utf8))
            let outcome = try BuiltProgram.run(words + ["--output", "-"], in: work.folder, input: Data(input.utf8))
            #expect(outcome.code == expected.code, "\(words): \(outcome.errors)")
            #expect(!outcome.bytes.isEmpty && outcome.bytes == expected.bytes, "\(words)")
            #expect(!work.has("-"))
        }
    }

    @Test func `takes the place of the file that a definition names`() throws {
        let work = try WorkFolder.withOrderShop()
        try work.write(
            "reports/kept.yaml",
            "title: x\nabout: y\nparts: [{part: top-items}]\noutput: {file: kept.csv}\n"
        )
        #expect(try !work.run("report", "kept", "--output", "-").bytes.isEmpty)
        #expect(!work.has("kept.csv"))
    }

    @Test func `is no place for a database`() throws {
        let outcome = try WorkFolder.withOrderShop().run("export", "--format", "sqlite", "--output", "-")
        #expect(outcome.code == 64)
        #expect(outcome.errors.hasPrefix("Error: --format sqlite makes a new file; name it with --output\n"))
    }
}
