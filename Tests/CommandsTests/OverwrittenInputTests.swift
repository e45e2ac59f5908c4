import Foundation
import Testing

struct `What a command would write over` {
    private static let event =
        #"{"eventTypeKey":"productViewed","keyValue":"k","params":[{"name":"email","value":"a@example.com"}],"occurred":"2024-01-02"}"#

    private func shop() throws -> WorkFolder {
        let work = try WorkFolder()
        try work.write("views.ndjson", Self.event + "\n")
        #expect(try work.run("import", "views.ndjson", "--time-zone", "UTC").code == 0)
        return work
    }

    @Test(arguments: [
        ["report", "import-summary", "--format", "csv", "--output"], ["export", "--format", "ndjson", "--output"],
        ["export", "--format", "csv", "--output"], ["audit", "--format", "json", "--output"],
        ["sample", "--orders", "5", "--seed", "1", "--defects", "--defects-list"],
    ])
    func `is never the database`(words: [String]) throws {
        let work = try shop()
        let before = try work.run("export").bytes
        let outcome = try BuiltProgram.run(words + ["muster.sqlite"], in: work.folder)
        #expect(outcome.code != 0)
        #expect(outcome.errors.contains("muster.sqlite: is a database, and is not written over"), "\(outcome.errors)")
        #expect(try work.run("export").bytes == before)
    }

    @Test(arguments: [["--repair"], ["--format", "json", "--output"], ["--all"]])
    func `is never a file that it reads, by whatever name`(words: [String]) throws {
        let work = try shop()
        try FileManager.default.createSymbolicLink(
            atPath: work.path(of: "link.ndjson"),
            withDestinationPath: "views.ndjson"
        )
        for name in ["views.ndjson", "./views.ndjson", "link.ndjson"] {
            let outcome = try BuiltProgram.run(["audit", "views.ndjson"] + words + [name], in: work.folder)
            #expect(outcome.code == 64, "\(outcome.errors)")
            #expect(outcome.errors.contains("views.ndjson: would be read and overwritten"), "\(outcome.errors)")
            #expect(try String(contentsOfFile: work.path(of: "views.ndjson"), encoding: .utf8) == Self.event + "\n")
        }
    }
}
