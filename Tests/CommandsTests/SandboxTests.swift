import Foundation
import Glibc
import Testing

struct `The sandbox` {
    @Test func `answers as the vendor does, keeps a journal, and ends cleanly at Ctrl-C`() throws {
        let work = try WorkFolder()
        let sandbox = try SandboxProcess(in: work, "--journal", "taken.ndjson", "--as-of", "2024-12-31")
        #expect(try sandbox.send("GET", "/api/v1/account/info").status == 200)
        let refused = try sandbox.send("GET", "/api/v1/account/info", key: "wrong")
        #expect(refused.status == 401 && refused.body == "Unauthorized")
        let answer = try sandbox.sendEvent(1)
        #expect(answer.status == 200)
        #expect(answer.body == #"{"results":{"status":"ACCEPTED"},"successCount":1,"errorCount":0}"#)
        #expect(
            try work.bytes(of: "taken.ndjson")
                == Data("{\"request\":2,\"event\":\(SandboxProcess.event(1))}\n".utf8)
        )
        #expect(try sandbox.send("GET", "/sandbox/state").body.contains(#""kept":1"#))
        sandbox.program.kill(SIGINT)
        let end = try sandbox.program.finish()
        #expect(end.code == 0)
        #expect(end.errors.contains("POST /api/v2/past_events -> 200: 1 past events: 1 accepted, 0 refused"))
        #expect(!work.has("address"))
    }

    @Test func `ends cleanly at SIGTERM while one request waits for its reply and another connection is kept`() throws {
        let sandbox = try SandboxProcess(in: try WorkFolder(), "--script", "ok,no-reply-after", "--quiet")
        let kept = try Connection(port: sandbox.port)
        let authorization = Data(":sandbox".utf8).base64EncodedString()
        kept.send("GET /api/v1/account/info HTTP/1.1\r\nHost: h\r\nAuthorization: Basic \(authorization)\r\n\r\n")
        // The sandbox's own pages are never faulty: when they know of the requests, these are where they should be.
        while !(try sandbox.send("GET", "/sandbox/state").body.contains(#""total":1"#)) {}
        let hanging = try sandbox.begin("GET", "/api/v1/account/info")
        while !(try sandbox.send("GET", "/sandbox/state").body.contains(#""total":2"#)) {}
        sandbox.program.kill(SIGTERM)
        #expect(try sandbox.program.finish().code == 0)
        #expect(hanging.answer().status == nil)
        #expect(kept.answer().status == 200)
    }

    /// What a fault does: the status that its sender sees, or none, and whether the event is there afterwards.
    @Test func `goes wrong as it is told, with the event taken or not`() throws {
        let cases: [(fault: String, status: Int?, isTaken: Bool)] = [
            ("429", 429, false), ("429-retry-after", 429, false), ("500", 500, false), ("500-after", 500, true),
            ("503", 503, false), ("503-retry-after", 503, false), ("cut-before", nil, false), ("cut-after", nil, true),
            ("no-reply", nil, false), ("no-reply-after", nil, true), ("truncated", nil, true), ("slow", 200, true),
            ("event-errors", 200, false), ("ok", 200, true),
        ]
        let sandbox = try SandboxProcess(
            in: try WorkFolder(),
            "--script",
            cases.map(\.fault).joined(separator: ","),
            "--slow",
            "200",
            "--retry-after",
            "7"
        )
        for (number, expected) in cases.enumerated() {
            let body = #"{"events":[\#(SandboxProcess.event(number))]}"#
            let connection = try sandbox.begin("POST", "/api/v2/past_events", body)
            let isAnswered = !expected.fault.hasPrefix("no-reply")
            if !isAnswered {
                // Nothing comes, so the sandbox is asked how far it is.
                while !(try sandbox.send("GET", "/sandbox/state").body.contains("\"\(expected.fault)\":1")) {}
                while expected.isTaken, try !sandbox.keptEvents().contains(number) {}
            }
            let answer = connection.answer(patience: isAnswered ? 20_000 : 500)
            #expect(answer.status == expected.status, "\(expected.fault)")
            #expect(answer.head.contains("retry-after: 7") == expected.fault.hasSuffix("retry-after"))
        }
        #expect(try sandbox.keptEvents() == cases.indices.filter { cases[$0].isTaken })
        let state = try sandbox.send("GET", "/sandbox/state").body
        for expected in cases where expected.fault != "ok" { #expect(state.contains("\"\(expected.fault)\":1")) }
    }

    @Test func `takes nothing of a request whose sender goes away before its end`() throws {
        let sandbox = try SandboxProcess(in: try WorkFolder())
        let body = #"{"events":[\#(SandboxProcess.event(1))]}"#
        let authorization = Data(":sandbox".utf8).base64EncodedString()
        let head =
            "POST /api/v2/past_events HTTP/1.1\r\nHost: h\r\nAuthorization: Basic \(authorization)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count + 1)\r\n\r\n"
        do {
            let connection = try Connection(port: sandbox.port)
            connection.send(head + body)
            while !(try sandbox.send("GET", "/sandbox/state").body.contains(#""total":1"#)) {}
        }
        // The next line on standard error is what became of it.
        #expect(sandbox.program.nextErrors().contains("the sender went away before the end of the body"))
        #expect(try sandbox.keptEvents().isEmpty)
    }

    @Test func `holds requests to the limits, and takes a key from a file`() throws {
        let work = try WorkFolder()
        try work.write("key", "s3cret:x\n")
        let sandbox = try SandboxProcess(in: work, "--key-file", "key", "--limits", "past_events=1")
        let (path, body) = ("/api/v2/past_events", #"{"events":[\#(SandboxProcess.event(1))]}"#)
        #expect(try sandbox.send("POST", path, body).status == 401)
        // A busy machine may send two of them in different seconds, but not all.
        let statuses = try (1...20).map { _ in try sandbox.send("POST", path, body, key: "s3cret:x").status }
        #expect(statuses.first == 200 && statuses.contains(429), "\(statuses)")
        sandbox.program.kill(SIGINT)
        #expect(!sandbox.greeting.contains("s3cret"))
        #expect(!(try sandbox.program.finish().errors.contains("s3cret")))
    }

    @Test func `says which port is taken`() throws {
        let work = try WorkFolder()
        let sandbox = try SandboxProcess(in: work)
        let outcome = try work.run("sandbox", "--port", String(sandbox.port))
        #expect(outcome.code == 74)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.errors == "muster: port \(sandbox.port) is taken by another program. "
                + "Choose another with --port, or 0 for any that is free.\n"
        )
    }

    @Test func `ends when its journal cannot be written, and leaves the sender without a reply`() throws {
        let sandbox = try SandboxProcess(in: try WorkFolder(), "--journal", "/dev/full", "--quiet")
        #expect(try sandbox.sendEvent(1).status == nil)
        let end = try sandbox.program.finish()
        #expect(end.code == 74)
        #expect(end.errors.hasPrefix("muster: /dev/full: cannot be written: "), "\(end.errors)")
    }

    @Test func `says that its ready-file cannot be written, and prints no address`() throws {
        let work = try WorkFolder()
        let outcome = try work.run("sandbox", "--port", "0", "--ready-file", "absent/address")
        #expect(outcome.code == 74)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("muster: absent/address: cannot be written: "), "\(outcome.errors)")
    }

    @Test(arguments: [
        (["--port", "70000"], "Error: --port must be between 0 and 65535"),
        (["--fail-rate", "1.5"], "Error: --fail-rate must be between 0 and 1"),
        (["--faults", "500,503,typo"], "Error: The value '500,503,typo' is invalid for '--faults <faults>'"),
        (["--limits", "past_events=0"], "Error: The value 'past_events=0' is invalid for '--limits <limits>'"),
        (["--limits", "posts=5"], "Error: The value 'posts=5' is invalid for '--limits <limits>'"),
        (["--types", ","], "Error: --types must be a list of 1 to 50 event types"),
        (["--time-zone", "Mars/Base"], "muster: Mars/Base is no time zone. Give a name such as Europe/Kyiv or UTC."),
        (["--as-of", "soon"], "muster: --as-of "),
        (["--key-file", "absent"], "muster: absent: the key cannot be read"),
        (["--key-file", "empty"], "muster: empty: the file is empty"),
    ])
    func `refuses what it cannot follow`(words: [String], said: String) throws {
        let work = try WorkFolder()
        try work.write("empty", "\n")
        let outcome = try BuiltProgram.run(["sandbox"] + words, in: work.folder)
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix(said), "\(outcome.errors)")
    }

    @Test func `has every option and every fault on its page`() throws {
        let page = try Readme.text(of: "documentation/sandbox.md")
        let help = try WorkFolder().run("sandbox", "--help").output
        let options = Set(help.split { " \n,/.)".contains($0) }.filter { $0.hasPrefix("--") })
        #expect(options.count > 20)
        for option in options where !["--version", "--help", "--user"].contains(option) {
            #expect(page.contains("`\(option)"), "\(option)")
        }
        let faults = try #require(help.components(separatedBy: "in a list of:").last?.split(separator: "(").first)
        let names = faults.split { " \n,".contains($0) }
        #expect(names.count == 13)
        for fault in names { #expect(page.contains("`\(fault)`"), "\(fault)") }
    }

    @Test func `answers as its page tells`() throws {
        let page = try Readme.text(of: "documentation/sandbox.md")
        let bodies = try Readme.blocks("json", of: "documentation/sandbox.md")
        let sandbox = try SandboxProcess(
            in: try WorkFolder(),
            "--as-of",
            "2024-12-31",
            "--script",
            "ok,ok,ok,cut-after",
            "--import-delay",
            "0"
        )
        let answers = [
            try sandbox.send("POST", "/api/v1/contacts", bodies[0]),
            try sandbox.send("GET", "/api/v1/importstatus/sandbox-1"),
            try sandbox.send("POST", "/api/v2/past_events", bodies[1]),
        ]
        for answer in answers { #expect(page.contains("\n\(answer.body)\n"), "\(answer.body)") }
        #expect(try sandbox.send("POST", "/api/v2/past_events", bodies[1]).status == nil)
        let state = try sandbox.send("GET", "/sandbox/state").body
        let told = try #require(Readme.blocks("text", of: "documentation/sandbox.md").first).split(separator: "\n")
        #expect(told.count == 2)
        for part in told { #expect(state.contains(part), "\(part)") }
    }
}
