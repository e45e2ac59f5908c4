import Testing

/// What the audit foresees of a push: of the small shop, the nameless look at a product and the delivery of an order that
/// nobody created.
struct `A push's foresight` {
    private struct Plan: Decodable {
        struct Prediction: Decodable, Equatable {
            let rule: String
            let events: Int
        }

        struct Events: Decodable {
            let selected, accepted, waiting, skipped: Int
        }

        let predicted: [Prediction]
        let audited: Bool
        let events: Events
    }

    private func plan(_ work: WorkFolder, _ sandbox: RunningSandbox, _ words: String...) throws -> Plan {
        let outcome = try BuiltProgram.run(
            ["push", "--url", sandbox.address, "--dry-run", "--format", "json"] + words,
            in: work.folder
        )
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try outcome.json(as: Plan.self)
    }

    @Test func `names each event under one rule, and leaves out only what it is told to`() throws {
        let work = try WorkFolder()
        try work.importShop()
        // Neither a keyValue nor a contact, which is one event; and a time with seconds, which the push itself mends.
        try work.write(
            "more.ndjson",
            #"""
            {"eventTypeKey":"productViewed","params":[],"occurred":"2024-11-21T10:00"}
            {"eventTypeKey":"productViewed","keyValue":"o","params":[{"name":"email","value":"olena@example.com"}],"occurred":"2024-11-21T10:00:30"}
            """#
        )
        try work.run("import", "more.ndjson")
        let sandbox = try RunningSandbox(in: work)
        let foreseen: [Plan.Prediction] = [
            .init(rule: "keyvalue-missing", events: 1), .init(rule: "no-identifier", events: 1),
            .init(rule: "order-unknown", events: 1),
        ]
        let first = try plan(work, sandbox)
        #expect(first.predicted == foreseen && first.audited)
        #expect([first.events.selected, first.events.waiting, first.events.skipped] == [8, 8, 0])

        let narrow = try plan(work, sandbox, "--type", "productViewed", "--from", "2024-12-01")
        #expect(narrow.predicted == [.init(rule: "no-identifier", events: 1)])

        let skipping = try plan(work, sandbox, "--skip-predicted")
        #expect(skipping.predicted == foreseen)
        #expect([skipping.events.selected, skipping.events.waiting, skipping.events.skipped] == [5, 5, 3])

        let outcome = try BuiltProgram.run(sandbox.push("--skip-predicted"), in: work.folder)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let result = try outcome.json(as: PushResult.self)
        #expect(result.events == .init(selected: 5, accepted: 5, rejected: 0, unknown: 0, waiting: 0))
        #expect(try sandbox.taken().count == 5)

        let rest = try plan(work, sandbox)
        #expect([rest.events.selected, rest.events.accepted, rest.events.waiting] == [8, 5, 3])
        #expect(rest.predicted == foreseen)
    }

    @Test func `sees that a keyValue is empty and that a name comes twice, and a retry can leave these out`() throws {
        let work = try WorkFolder()
        try work.write(
            "events.ndjson",
            #"""
            {"eventTypeKey":"visit","keyValue":"","params":[{"name":"email","value":"olena@example.com"}],"occurred":"2024-11-21T10:00"}
            {"eventTypeKey":"visit","keyValue":"k","params":[{"name":"email","value":"olena@example.com"},{"name":"a","value":1},{"name":"a","value":2}],"occurred":"2024-11-21T10:01"}
            {"eventTypeKey":"visit","keyValue":"k","params":[{"name":"email","value":"olena@example.com"}],"occurred":"2024-11-21T10:02"}
            """#
        )
        try work.run("import", "events.ndjson", "--time-zone", "UTC")
        let sandbox = try RunningSandbox(["--script", "ok,500,500,ok"], in: work)
        #expect(
            try plan(work, sandbox).predicted == [
                .init(rule: "keyvalue-empty", events: 1), .init(rule: "parameter-repeated", events: 1),
            ]
        )
        // All three wait as failed then.
        #expect(try BuiltProgram.run(sandbox.push("--tries", "2"), in: work.folder).code == 1)
        var retry = sandbox.push("--skip-predicted")
        retry.insert("retry", at: 1)
        let rehearsed = try BuiltProgram.run(retry + ["--dry-run"], in: work.folder)
        #expect(rehearsed.code == 0 && rehearsed.output.contains("\"skipped\": 2"), "\(rehearsed.output)")
        #expect(try sandbox.taken().isEmpty)
        let outcome = try BuiltProgram.run(retry, in: work.folder)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(
            try outcome.json(as: PushResult.self).events
                == .init(selected: 1, accepted: 1, rejected: 0, unknown: 0, waiting: 0)
        )
        // The sandbox refuses the others indeed.
        let rest = try BuiltProgram.run(sandbox.push(), in: work.folder)
        #expect(rest.code == 1)
        #expect(try rest.json(as: PushResult.self).events.rejected == 2)
    }

    @Test func `is not asked for where nothing is left to send`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(in: work)
        #expect(try BuiltProgram.run(sandbox.push(), in: work.folder).code == 0)
        let plan = try plan(work, sandbox)
        #expect(!plan.audited && plan.predicted.isEmpty && plan.events.accepted == 6)
    }

    @Test func `follows the settings of the audit`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(in: work)
        try work.write("audit.yaml", "off: [no-identifier]\nrequiredParameters:\n  productViewed: [productId]\n")
        #expect(
            try plan(work, sandbox, "--config", "audit.yaml").predicted == [
                .init(rule: "parameter-required-missing", events: 2), .init(rule: "order-unknown", events: 1),
            ]
        )
        try work.write("audit.yaml", "of: [no-identifier]\n")
        let outcome = try work.run("push", "--dry-run", "--config", "audit.yaml")
        #expect(outcome.code == 64 && outcome.errors.contains("audit.yaml:1:1"), "\(outcome.errors)")
    }
}
