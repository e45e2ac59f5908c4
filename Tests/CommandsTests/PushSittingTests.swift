import EventModel
import Foundation
import Testing

/// Pushes with a person at them: who presses Ctrl-C, types a period, or has the contacts made.
struct `At a push a person` {
    @Test(arguments: [SIGINT, SIGTERM])
    func `stops it with Ctrl-C: what is under way comes to its end, and the same command goes on there`(
        signal: Int32
    ) throws {
        let work = try WorkFolder()
        try work.write("events.ndjson", try work.run("sample", "--orders", "300", "--seed", "5").bytes)
        let events = try work.run("import", "events.ndjson", "--time-zone", "UTC", "--format", "json")
            .json(as: ImportResult.self).events.stored
        // Each reply takes a while, so that one is under way whenever the signal comes, and all of them more than a minute.
        let sandbox = try RunningSandbox(["--latency", "100"], in: work)
        let push = try RunningProgram(sandbox.push("--batch-size", "1", "--in-flight", "1"), in: work.folder)
        while !push.hasEnded, sandbox.journalSize == 0 { usleep(1_000) }
        push.kill(signal)
        let ended = try push.finish()
        #expect(ended.code == 130)
        #expect(ended.errors.contains("Run the same command again for the rest"), "\(ended.errors)")
        let taken = try sandbox.taken().count
        let status = try work.run("push", "status", "--format", "json").json(as: PushResult.self)
        #expect(status.events.accepted == taken && status.events.unknown == 0)
        #expect((1..<events).contains(taken))

        let outcome = try BuiltProgram.run(sandbox.push(), in: work.folder)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try outcome.json(as: PushResult.self).events.accepted == events)
        #expect(try Set(sandbox.takenKeys()).count == events && sandbox.taken().count == events)
    }

    @Test(arguments: [
        ("2024-12-01 2024-12-02", 64, 6), ("", 64, 6), ("2024-12-01T00:00 2024-12-02T23:59", 0, 4),
    ])
    func `takes it back only by typing the period`(typed: String, code: Int32, left: Int) throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(["--allow-delete"], in: work)
        #expect(try BuiltProgram.run(sandbox.push(), in: work.folder).code == 0)
        let terminal = try Terminal()
        terminal.type(typed + "\n")
        let outcome = try work.run(
            "push",
            "undo",
            "--from",
            "2024-12-01",
            "--to",
            "2024-12-02",
            "--key-file",
            "key.txt",
            launcher: ["sh", "-c", "exec \"$@\" < \(try terminal.path)", "sh"]
        )
        #expect(outcome.code == code, "\(outcome.errors)")
        #expect(outcome.errors.contains("2024-12-01T00:00 2024-12-02T23:59"))
        let status = try work.run("push", "status", "--format", "json").json(as: PushResult.self)
        #expect(status.events.accepted == left)
        let isDeleted = String(decoding: try work.bytes(of: "taken.ndjson"), as: UTF8.self).contains("{\"deleted\"")
        #expect(isDeleted == (code == 0))
    }

    @Test func `shows on a terminal for how long the service asks to wait`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let sandbox = try RunningSandbox(["--script", "ok,429-retry-after", "--retry-after", "250"], in: work)
        let terminal = try Terminal()
        let launcher = ["sh", "-c", "exec \"$@\" 2> \(try terminal.path)", "sh"]
        let push = try RunningProgram(sandbox.push(), in: work.folder, launcher: launcher)
        #expect(terminal.shows("6 waiting, the service asks to wait ", while: { !push.hasEnded }))
        push.kill(SIGINT)
        #expect(try push.finish().code == 130)
        #expect(try !terminal.text().isEmpty)
    }

    @Test func `has the contacts made first, waits for their import, and has no order ignored for them`() throws {
        let work = try WorkFolder()
        try work.importShop()
        try work.write("key.txt", "sandbox")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: work.path(of: "key.txt"))
        let sandbox = try SandboxProcess(in: work, "--import-delay", "300", "--quiet")
        let words = [
            "push", "--url", "http://127.0.0.1:\(sandbox.port)", "--key-file", "key.txt", "--yes", "--format", "json",
            "--create-contacts",
        ]
        struct Result: Decodable {
            struct Contacts: Decodable { let sent, refused: Int }
            let contacts: Contacts?
        }
        let outcome = try BuiltProgram.run(words, in: work.folder)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let contacts = try outcome.json(as: Result.self).contacts
        #expect(contacts?.sent == 3 && contacts?.refused == 0)
        let emails = try sandbox.send("GET", "/sandbox/contacts").body.components(separatedBy: #""email":""#)
            .dropFirst()
            .map { String($0.prefix { $0 != "\"" }) }
        #expect(emails.sorted() == ["iryna@example.com", "olena@example.com", "taras@example.com"])
        let state = try sandbox.send("GET", "/sandbox/state").body
        #expect(state.contains(#""orders":{"total":2,"statuses":{"DELIVERED":2}"#), "\(state)")
        #expect(state.contains(#""ignored":{"no earlier event creates this order":1}"#), "\(state)")
        // Nothing is left to send, so nobody is to be made.
        let again = try BuiltProgram.run(words, in: work.folder)
        #expect(again.code == 0)
        #expect(try again.json(as: Result.self).contacts == nil)
    }

    @Test func `has only those contacts made that are missing upstream by a list`() throws {
        let work = try WorkFolder()
        try work.importShop()
        try work.write("known.csv", "Email;Name\nOLENA@example.com;Olena\nsomebody@example.com;Somebody\n")
        struct Plan: Decodable {
            struct Contacts: Decodable, Equatable { let missing, creatable, known: Int }
            let contacts: Contacts
        }
        let outcome = try work.run("push", "--dry-run", "--contacts", "known.csv", "--format", "json")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try outcome.json(as: Plan.self).contacts == .init(missing: 2, creatable: 2, known: 1))

        let sandbox = try RunningSandbox(in: work)
        struct Result: Decodable {
            struct Contacts: Decodable { let sent: Int }
            let contacts: Contacts
        }
        let pushed = try BuiltProgram.run(
            sandbox.push("--create-contacts", "--contacts", "known.csv"),
            in: work.folder
        )
        #expect(try pushed.json(as: Result.self).contacts.sent == 2)
    }
}
