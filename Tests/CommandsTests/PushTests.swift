import Foundation
import Testing
import Upstream

/// Pushes of the small shop's six events to a sandbox.
struct `A push` {
    private func run(_ words: [String], in work: WorkFolder) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(words, in: work.folder)
    }

    @Test func `sends every event once, and another one nothing`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(in: work)
        for _ in 1...2 {
            let outcome = try run(sandbox.push(), in: work)
            #expect(outcome.code == 0, "\(outcome.errors)")
            let result = try outcome.json(as: PushResult.self)
            #expect(
                result.events == .init(selected: 6, accepted: 6, rejected: 0, unknown: 0, waiting: 0) && result.addsUp
            )
            #expect(
                result.batches
                    == .init(planned: 1, accepted: 1, failed: 0, unknown: 0, rejected: 0, waiting: 0)
            )
            #expect(try sandbox.taken().count == 6)
        }
        // Oldest first: an order is there before it is delivered.
        let occurred = try sandbox.takenKeys().map(\.occurred)
        #expect(occurred == occurred.sorted())
    }

    @Test func `waits out that too many requests came, be it the first one or a batch, and says so`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let script = "429-retry-after,429,ok,429-retry-after,429"
        let sandbox = try RunningSandbox(["--script", script, "--retry-after", "2"], in: work)
        let outcome = try run(sandbox.push("--tries", "1"), in: work)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try outcome.json(as: PushResult.self).events.accepted == 6)
        #expect(outcome.errors.hasPrefix("muster: \(sandbox.address) answers 429"), "\(outcome.errors)")
        #expect(outcome.errors.contains("; asking again in 2"), "\(outcome.errors)")
    }

    @Test func `ends where it is asked to wait for too long before it begins, and does not blame the connection`()
        throws
    {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(["--script", "429-retry-after", "--retry-after", "3600"], in: work)
        let outcome = try run(sandbox.push(), in: work)
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("takes no more requests for now"), "\(outcome.errors)")
        #expect(outcome.errors.contains("Run the same command again in 3600 seconds."), "\(outcome.errors)")
    }

    @Test func `sends nothing twice from a database that was deleted and made anew`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(in: work)
        #expect(try run(sandbox.push(), in: work).code == 0)
        for file in ["muster.sqlite", "muster.sqlite-wal", "muster.sqlite-shm"] where work.has(file) {
            try FileManager.default.removeItem(atPath: work.path(of: file))
        }
        try work.importShop()
        let result = try run(sandbox.push("--api-version", "1"), in: work).json(as: PushResult.self)
        #expect(result.events.accepted == 6)
        #expect(try sandbox.taken().count == 6)
    }

    @Test func `sends what is selected alone`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(in: work)
        for (words, selected, taken) in [
            (["--type", "orderCreated"], 2, 2), (["--to", "2024-11-24"], 3, 3),
            (["--from", "2024-12-02", "--to", "2024-12-02"], 1, 4),
            (["--segment", "contact.email = \"iryna@example.com\""], 1, 5),
            (["--skip-predicted"], 5, 5), ([], 6, 6),
        ] {
            let outcome = try run(sandbox.push() + words, in: work)
            #expect(outcome.code == 0, "\(words): \(outcome.errors)")
            #expect(try outcome.json(as: PushResult.self).events.selected == selected, "\(words)")
            #expect(try sandbox.taken().count == taken, "\(words)")
        }
    }

    @Test func `in a rehearsal needs no key, asks nobody and leaves nothing behind`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run("push", "--dry-run", "--format", "json")
        #expect(outcome.code == 0)
        let plan = try outcome.json(as: PushResult.self)
        #expect(plan.events.selected == 6 && plan.events.waiting == 6 && plan.batches.planned == 1)
        #expect(!work.has("muster.push.sqlite"))
    }

    @Test func `finds the event that a batch is refused for, and keeps it among the dead letters`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let bad = #"{"eventTypeKey":"productViewed","params":[],"occurred":"2024-11-21T10:00"}"#
        try work.write("bad.ndjson", bad)
        try work.run("import", "bad.ndjson")
        let sandbox = try RunningSandbox(in: work)
        let outcome = try run(sandbox.push(), in: work)
        #expect(outcome.code == 1)
        let result = try outcome.json(as: PushResult.self)
        #expect(result.events == .init(selected: 7, accepted: 6, rejected: 1, unknown: 0, waiting: 0) && result.addsUp)
        #expect(result.rejected == [.init(status: "HTTP 400", events: 1)])

        struct Letter: Decodable {
            struct Event: Decodable { let occurred: String }
            let status: String
            let event: Event
        }
        let letters = try work.run("push", "dead-letters", "--format", "json").json(as: [Letter].self)
        #expect(letters.map(\.event.occurred) == ["2024-11-21T10:00"] && letters.map(\.status) == ["HTTP 400"])
        #expect(try work.run("push", "status", "--format", "json").json(as: PushResult.self).events == result.events)
    }

    @Test func `stops where segmentation is off, and says the mend`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let off = try RunningSandbox(["--types", "orderCreated,orderDelivered"], in: work)
        let outcome = try run(off.push(), in: work)
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("segmentation is off"))
        #expect(try outcome.json(as: PushResult.self).addsUp)
    }

    @Test func `keeps the key to itself`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let key = "Zq7-very-secret"
        try work.write("sandbox-key.txt", key)
        let sandbox = try RunningSandbox(["--key-file", "sandbox-key.txt"], in: work)
        let words = ["push", "--url", sandbox.address, "--yes", "--verbose"]
        let encoded = Data("muster:\(key)".utf8).base64EncodedString()
        let outcome = try BuiltProgram.run(words, in: work.folder, environment: ["MUSTER_API_KEY": key])
        #expect(outcome.code == 0, "\(outcome.errors)")
        let wrong = try BuiltProgram.run(words, in: work.folder, environment: ["MUSTER_API_KEY": key + "x"])
        #expect(wrong.code == 1)
        let ledger = String(decoding: try work.bytes(of: "muster.push.sqlite"), as: UTF8.self)
        for text in [outcome.output, outcome.errors, wrong.output, wrong.errors, ledger] {
            #expect(!text.contains(key) && !text.contains(encoded))
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: work.path(of: "muster.push.sqlite"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test(arguments: [
        (["--yes"], "no key to send with"), (["--url", "http://example.com", "--yes"], "plain http"), ([], "--yes"),
        (["--type", "orderCreatd", "--dry-run"], "did you mean orderCreated?"),
        (["--from", "2025-01-01", "--to", "2024-01-01", "--dry-run"], "lies after"),
        (["status"], "nothing was pushed"), (["undo"], "--from and --to"), (["--rate", "101"], "--rate"),
    ])
    func `that cannot be done is refused with the mend`(words: [String], said: String) throws {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try run(["push"] + words, in: work)
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains(said), "\(outcome.errors)")
    }

    @Test func `is taken back by period, and sent again by the next one`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(["--allow-delete"], in: work)
        #expect(try run(sandbox.push(), in: work).code == 0)
        let undo = try run(
            [
                "push", "undo", "--from", "2024-12-01", "--to", "2024-12-02", "--key-file", "key.txt", "--yes",
                "--format", "json",
            ],
            in: work
        )
        #expect(undo.code == 0, "\(undo.errors)")
        let plan = try run(["push", "--dry-run", "--url", sandbox.address, "--format", "json"], in: work)
            .json(as: PushResult.self)
        // Iryna's and the nameless look at a product.
        #expect(plan.events.waiting == 2 && plan.events.accepted == 4)
        #expect(try run(sandbox.push(), in: work).json(as: PushResult.self).events.accepted == 6)
        #expect(try sandbox.taken().count == 8)
    }

    /// Of the two events in the period nobody knows whether they are upstream until the deletion is answered.
    @Test(arguments: [("cut-after", 2), ("no-reply-after", 2), ("500-after", 2), ("cut-before", 2), ("429", 0)])
    func `knows of a deletion whose reply is lost`(fault: String, unknown: Int) throws {
        let work = try WorkFolder()
        try work.importShop()
        // The account, the batch; the account, the deletion.
        let sandbox = try RunningSandbox(["--allow-delete", "--script", "ok,ok,ok,\(fault)"], in: work)
        #expect(try run(sandbox.push(), in: work).code == 0)
        let undo = [
            "push", "undo", "--from", "2024-12-01", "--to", "2024-12-02", "--key-file", "key.txt", "--yes", "--format",
            "json",
        ]
        func events(_ words: [String]) throws -> PushResult.Events {
            try run(words + ["--url", sandbox.address, "--format", "json"], in: work).json(as: PushResult.self).events
        }
        let lost = try run(undo + ["--tries", "1", "--timeout", "1"], in: work)
        #expect(lost.code == (fault == "429" ? 0 : 74), "\(lost.errors)")
        let status = try events(["push", "status"])
        #expect(status.unknown == unknown && status.accepted == 4)
        let plan = try events(["push", "--dry-run"])
        #expect(plan.unknown == unknown && plan.waiting == 2 - unknown)
        // The same command again is answered, and what it took is new.
        #expect(try run(undo, in: work).code == 0)
        #expect(try events(["push", "--dry-run"]).waiting == 2)
        #expect(try run(sandbox.push(), in: work).json(as: PushResult.self).events.accepted == 6)
    }

    @Test func `sends what a lost deletion may have taken when it is told to`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(["--allow-delete", "--script", "ok,ok,ok,cut-after"], in: work)
        #expect(try run(sandbox.push(), in: work).code == 0)
        let undo = ["push", "undo", "--from", "2024-12-01", "--to", "2024-12-02", "--key-file", "key.txt", "--yes"]
        #expect(try run(undo + ["--tries", "1"], in: work).code == 74)
        let sent = try run(sandbox.push("--resend-unknown"), in: work).json(as: PushResult.self).events
        #expect(sent.accepted == 6 && sent.unknown == 0)
        #expect(try sandbox.taken().count == 8)
    }

    @Test func `takes nothing off the record when the service refuses to delete`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(in: work)
        #expect(try run(sandbox.push(), in: work).code == 0)
        let undo = ["push", "undo", "--from", "2024-12-01", "--to", "2024-12-02", "--key-file", "key.txt", "--yes"]
        #expect(try run(undo, in: work).code == 1)
        let plan = try run(["push", "--dry-run", "--url", sandbox.address, "--format", "json"], in: work)
            .json(as: PushResult.self)
        #expect(plan.events.accepted == 6 && plan.events.unknown == 0)
    }
}
