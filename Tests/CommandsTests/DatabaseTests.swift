import Foundation
import Testing

struct `The database` {
    @Test func `is muster.sqlite in the working folder, or what MUSTER_DATABASE says, or what --database says`() throws
    {
        let work = try WorkFolder()
        try work.write("shop.ndjson", SmallShop.stored)
        let variable = ["MUSTER_DATABASE": "variable.sqlite"]
        try work.run("import", "shop.ndjson")
        #expect(work.has("muster.sqlite") && !work.has("variable.sqlite"))
        try work.run("import", "shop.ndjson", environment: variable)
        #expect(work.has("variable.sqlite") && !work.has("before.sqlite"))
        try work.run("--database", "before.sqlite", "import", "shop.ndjson", environment: variable)
        try work.run("import", "shop.ndjson", "--database", "after.sqlite", environment: variable)
        #expect(work.has("before.sqlite") && work.has("after.sqlite"))
        func used(_ words: String..., environment: [String: String] = [:]) throws -> String {
            try BuiltProgram.run(
                words + ["--format", "json"],
                in: work.folder,
                input: Data(),
                environment: environment
            )
            .json(as: InfoResult.self).database
        }
        #expect(try used("info") == "muster.sqlite")
        #expect(try used("info", environment: ["MUSTER_DATABASE": ""]) == "muster.sqlite")
        #expect(try used("info", environment: variable) == "variable.sqlite")
        #expect(try used("--database", "before.sqlite", "info", environment: variable) == "before.sqlite")
        #expect(try used("--database", "before.sqlite", "info", "--database", "after.sqlite") == "after.sqlite")
    }

    @Test func `can be read by nobody but its owner, and is one file after an import`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let path = work.folder.appendingPathComponent("muster.sqlite").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(!work.has("muster.sqlite-wal") && !work.has("muster.sqlite-shm"))
    }

    /// SQLite would keep the first in memory, and take the others for addresses of other files.
    @Test(arguments: [":memory:", "file:shop.sqlite", "file:shop.sqlite?mode=memory", "shop%41?mode=ro#1.sqlite"])
    func `is the file of that name, whatever SQLite takes the name for`(name: String) throws {
        let work = try WorkFolder()
        try work.importShop(into: name)
        let files = try FileManager.default.contentsOfDirectory(atPath: work.folder.path)
        #expect(Set(files.filter { !$0.hasPrefix(".") }) == [name, "shop.ndjson"])
        #expect(try work.run("--database", name, "info", "--verify").output == "\(name): all is well\n")
        let ledger = name + ".ledger"
        let sandbox = try RunningSandbox(in: work)
        let words = ["--database", name] + sandbox.push("--ledger", ledger)
        #expect(try BuiltProgram.run(words, in: work.folder).code == 0)
        let status = try work.run("push", "status", "--ledger", ledger, "--format", "json")
        #expect(try status.json(as: PushResult.self).events.accepted == 6)
    }

    @Test func `that is damaged is named, with the place inside it and code 65`() throws {
        let work = try WorkFolder()
        // A member that comes twice makes the store keep the event's own text, so that its bytes can be found in the file.
        try work.write("twice.json", #"{"eventTypeKey":"odd","occurred":"2024-01-31","note":"first","note":"second"}"#)
        try work.run("import", "twice.json")
        var bytes = try work.bytes(of: "muster.sqlite")
        let place = try #require(bytes.range(of: Data("second".utf8)))
        bytes.replaceSubrange(place, with: Data("2econd".utf8))
        try work.write("muster.sqlite", bytes)
        let outcome = try work.run("export")
        #expect(outcome.code == 65)
        #expect(
            outcome.errors.hasPrefix("muster: muster.sqlite: the database is damaged (part 1, row group 0, column 4: ")
        )
        #expect(outcome.output.isEmpty)
    }
}
