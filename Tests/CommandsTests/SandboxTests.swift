import Foundation
import FoundationNetworking
import Glibc
import Testing

struct `The sandbox` {
    @Test func `answers as the vendor does, keeps a journal, and ends cleanly at Ctrl-C`() async throws {
        let work = try WorkFolder()
        let sandbox = try RunningSandbox(in: work, "--journal", "taken.ndjson", "--as-of", "2024-12-31")
        #expect(sandbox.caller.address.hasPrefix("http://127.0.0.1:"))
        #expect(try await sandbox.send("GET", "/api/v1/account/info").status == 200)
        let refused = try await sandbox.send("GET", "/api/v1/account/info", key: "wrong")
        #expect(refused.status == 401 && refused.body == "Unauthorized")
        let answer = try await sandbox.sendEvent(1)
        #expect(answer.status == 200)
        #expect(answer.body == #"{"results":{"status":"ACCEPTED"},"successCount":1,"errorCount":0}"#)
        #expect(
            try work.bytes(of: "taken.ndjson")
                == Data("{\"request\":2,\"event\":\(RunningSandbox.event(1))}\n".utf8)
        )
        let state = try await sandbox.send("GET", "/sandbox/state")
        #expect(state.body.contains(#""kept":1"#))
        sandbox.program.kill(SIGINT)
        let end = try sandbox.program.finish()
        #expect(end.code == 0)
        #expect(end.errors.contains("POST /api/v2/past_events -> 200: 1 past events: 1 accepted, 0 refused"))
        #expect(!work.has("address"))
    }

    @Test func `ends cleanly at SIGTERM while a request waits for its reply`() async throws {
        let sandbox = try RunningSandbox(in: try WorkFolder(), "--script", "no-reply-after", "--quiet")
        let caller = sandbox.caller
        let answer = Task { try await caller.send("GET", "/api/v1/account/info") }
        // The own pages are not faulty: when the state knows of the request, it hangs.
        while !(try await sandbox.send("GET", "/sandbox/state").body.contains(#""total":1"#)) {}
        sandbox.program.kill(SIGTERM)
        #expect(try sandbox.program.finish().code == 0)
        await #expect(throws: URLError.self) { try await answer.value }
    }

    /// What a fault does: the status that its sender sees, or none, and whether the event is there afterwards.
    @Test func `goes wrong as it is told, with the event taken or not`() async throws {
        let cases: [(fault: String, status: Int?, retryAfter: String?, isTaken: Bool)] = [
            ("429", 429, nil, false), ("429-retry-after", 429, "7", false), ("500", 500, nil, false),
            ("500-after", 500, nil, true), ("503", 503, nil, false), ("503-retry-after", 503, "7", false),
            ("cut-before", nil, nil, false), ("cut-after", nil, nil, true), ("no-reply", nil, nil, false),
            ("no-reply-after", nil, nil, true), ("truncated", nil, nil, true), ("slow", 200, nil, true),
            ("event-errors", 200, nil, false), ("ok", 200, nil, true),
        ]
        let sandbox = try RunningSandbox(
            in: try WorkFolder(),
            "--script",
            cases.map(\.fault).joined(separator: ","),
            "--slow",
            "300",
            "--retry-after",
            "7"
        )
        for (number, expected) in cases.enumerated() {
            do {
                let answer = try await sandbox.sendEvent(number)
                #expect(answer.status == expected.status, "\(expected.fault)")
                #expect(answer.retryAfter == expected.retryAfter, "\(expected.fault)")
            } catch is URLError {
                #expect(expected.status == nil, "\(expected.fault)")
            }
        }
        let taken = cases.indices.filter { cases[$0].isTaken }
        #expect(try await sandbox.keptEvents() == taken)
        let state = try await sandbox.send("GET", "/sandbox/state").body
        for expected in cases where expected.fault != "ok" { #expect(state.contains("\"\(expected.fault)\":1")) }
    }

    @Test func `holds requests to the limits, refuses large bodies, and takes a key from a file`() async throws {
        let work = try WorkFolder()
        try work.write("key", "s3cret:x\n")
        let sandbox = try RunningSandbox(in: work, "--key-file", "key", "--limits", "past_events=1")
        let path = "/api/v2/past_events"
        let body = #"{"events":[\#(RunningSandbox.event(1))]}"#
        #expect(try await sandbox.send("POST", path, body).status == 401)
        let statuses = [
            try await sandbox.send("POST", path, body, key: "s3cret:x").status,
            try await sandbox.send("POST", path, body, key: "s3cret:x").status,
        ]
        #expect(statuses == [200, 429])
        let large = String(repeating: " ", count: 33 << 20)
        #expect(try await sandbox.send("POST", "/api/v1/orders", large, key: "s3cret:x").status == 413)
        sandbox.program.kill(SIGINT)
        #expect(!sandbox.greeting.contains("s3cret"))
        #expect(!(try sandbox.program.finish().errors.contains("s3cret")))
    }

    @Test func `says which port is taken`() async throws {
        let work = try WorkFolder()
        let sandbox = try RunningSandbox(in: work)
        let port = try #require(sandbox.caller.address.split(separator: ":").last)
        let outcome = try work.run("sandbox", "--port", String(port))
        #expect(outcome.code == 74)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.errors == "muster: port \(port) is taken by another program. "
                + "Choose another with --port, or 0 for any that is free.\n"
        )
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
        let options = Set(
            help.split { $0 == " " || $0 == "\n" || $0 == "," || $0 == "/" }.filter { $0.hasPrefix("--") }
        )
        #expect(options.count > 20)
        for option in options where !["--version", "--help", "--user"].contains(option) {
            #expect(page.contains("`\(option)"), "\(option)")
        }
        let faults = try #require(
            help.components(separatedBy: "in a list of: ").last?.split(separator: "(default").first
        )
        let names = faults.split { $0 == " " || $0 == "\n" || $0 == "," }
        #expect(names.count == 13)
        for fault in names { #expect(page.contains("`\(fault)`"), "\(fault)") }
    }
}
