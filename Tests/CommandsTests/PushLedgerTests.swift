import EventModel
import Foundation
import Testing

/// What keeps a push from sending twice, and an undo from deleting what it did not show.
struct `The ledger of pushes` {
    @Test func `is asked for when a database has another name`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(in: work)
        #expect(try BuiltProgram.run(sandbox.push(), in: work.folder).code == 0)
        // Imported again under another name, with a ledger that would be new.
        try work.importShop(into: "other.sqlite")
        let database = ["--database", "other.sqlite"]
        let refused = try BuiltProgram.run(database + sandbox.push(), in: work.folder)
        #expect(refused.code == 64, "\(refused.errors)")
        #expect(refused.errors.contains("muster.push.sqlite knows what was pushed"), "\(refused.errors)")
        #expect(!work.has("other.push.sqlite"))
        let rehearsed = try BuiltProgram.run(
            database + ["push", "--url", sandbox.address, "--dry-run"],
            in: work.folder
        )
        #expect(rehearsed.code == 0 && rehearsed.errors.contains("--ledger"), "\(rehearsed.errors)")
        let same = try BuiltProgram.run(
            database + sandbox.push("--ledger", "muster.push.sqlite"),
            in: work.folder
        )
        #expect(try same.json(as: PushResult.self).events.accepted == 6)
        #expect(try sandbox.taken().count == 6)
        let status = try work.run("push", "status", "--ledger", "muster.push.sqlite", "--format", "json")
        #expect(try status.json(as: PushResult.self).events.accepted == 6)
        // Whoever says so begins a new one, and with it sends all again.
        let new = try BuiltProgram.run(database + sandbox.push("--ledger", "other.push.sqlite"), in: work.folder)
        #expect(new.code == 0, "\(new.errors)")
        #expect(try sandbox.taken().count == 12)
        #expect(try BuiltProgram.run(database + sandbox.push(), in: work.folder).code == 0)
    }

    @Test(.enabled(if: OrdinaryRights.areThere, OrdinaryRights.reason))
    func `can be read where nothing can be written`() throws {
        let work = try WorkFolder()
        try FileManager.default.createDirectory(atPath: work.path(of: "shop"), withIntermediateDirectories: true)
        try work.importShop(into: "shop/muster.sqlite")
        let sandbox = try RunningSandbox(in: work)
        let database = ["--database", "shop/muster.sqlite"]
        #expect(try BuiltProgram.run(database + sandbox.push(), in: work.folder).code == 0)
        let files = FileManager.default
        let folder = work.path(of: "shop")
        try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
        defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
        for words in [["push", "status"], ["push", "--url", sandbox.address, "--dry-run"]] {
            let outcome = try BuiltProgram.run(
                database + words + ["--format", "json"],
                in: work.folder,
                launcher: OrdinaryRights.launcher
            )
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(try outcome.json(as: PushResult.self).events.accepted == 6)
        }
    }

    @Test func `is of one account: an undo with another's key deletes nothing`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let service = try RecordingService()
        defer { service.stop() }
        let environment = ["MUSTER_API_KEY": "k"]
        let push = try BuiltProgram.run(
            ["push", "--url", service.address, "--yes"],
            in: work.folder,
            environment: environment
        )
        #expect(push.code == 0, "\(push.errors)")
        service.organisation = "Another shop"
        let words = ["push", "undo", "--url", service.address, "--from", "2024-11-01", "--to", "2024-12-31", "--yes"]
        let undo = try BuiltProgram.run(words, in: work.folder, environment: environment)
        #expect(undo.code == 64 && undo.errors.contains("another account, Another shop"), "\(undo.errors)")
        #expect(!service.requests.contains { $0.method == "DELETE" })
    }

    @Test(arguments: [
        (["undo", "--from", "2024-11-01", "--to", "2024-11-30", "--segment", "order count >= 1"], "--segment"),
        (["undo", "--from", "2024-11-01", "--to", "2024-11-30", "--type", "visit"], "--type"),
        (["status", "--from", "2024-11-01"], "--from"), (["dead-letters", "--skip-predicted"], "--skip-predicted"),
    ])
    func `is not read for a selection that would be passed over`(words: [String], option: String) throws {
        let outcome = try WorkFolder().runPush(words)
        #expect(outcome.code == 64 && outcome.errors.contains("\(option)"), "\(outcome.errors)")
    }
}

extension WorkFolder {
    fileprivate func runPush(_ words: [String]) throws -> BuiltProgram.Outcome {
        try importShop()
        return try BuiltProgram.run(["push"] + words, in: folder)
    }
}
