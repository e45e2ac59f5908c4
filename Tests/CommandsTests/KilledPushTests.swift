import EventModel
import Foundation
import Testing
import Upstream

/// A push that is killed and gone on with, to a sandbox that does all wrong that it knows.
///
/// The environment variable `MUSTER_PUSH_TEST` asks for the full form: 20,000 events and ten kills, some minutes.
struct `A push that was killed` {
    static let isFull = ProcessInfo.processInfo.environment["MUSTER_PUSH_TEST"] != nil
    private static let orders = isFull ? 7_700 : 300
    private static let kills = isFull ? 10 : 2
    /// At each kill six batches are under way, and become unknown.
    private static let batchSize = isFull ? "50" : "15"

    /// All that the sandbox knows but `500-after`: a 500 is sent again by itself, so an event that was taken before it is
    /// there twice, which no client can know.
    private static let faults =
        "429,429-retry-after,500,503,503-retry-after,cut-before,cut-after,no-reply,no-reply-after,truncated,slow,event-errors"

    @Test func `has sent every event once, but those that the ledger calls unknown`() throws {
        let work = try WorkFolder()
        try work.write("events.ndjson", try work.run("sample", "--orders", "\(Self.orders)", "--seed", "9").bytes)
        let imported = try work.run("import", "events.ndjson", "--time-zone", "UTC", "--format", "json")
            .json(as: ImportResult.self)
        let sandbox = try RunningSandbox(
            [
                "--fail-rate", "0.2", "--seed", "11", "--faults", Self.faults, "--slow", "100", "--retry-after",
                Self.isFull ? "1" : "0",
            ],
            in: work
        )
        let words = sandbox.push("--batch-size", Self.batchSize, "--timeout", "0.5", "--tries", "8")
        for kill in 1...Self.kills {
            let push = try RunningProgram(words, in: work.folder)
            // Once so much more has arrived, at whatever moment the client then is.
            let goal = sandbox.journalSize + Int.random(in: 1_000...(imported.events.stored * 400 / Self.kills))
            while !push.hasEnded, sandbox.journalSize < goal { usleep(1_000) }
            push.killAtOnce()
            try check(sandbox, work, "after kill \(kill)")
        }
        // What the sandbox could not queue is rejected, and the next push sends it again.
        var result: PushResult?
        for _ in 0..<20 {
            let outcome = try BuiltProgram.run(words, in: work.folder)
            #expect(outcome.code == 0 || outcome.code == 1, "\(outcome.errors)")
            let read = try outcome.json(as: PushResult.self)
            #expect(read.addsUp, "\(read)")
            result = read
            if read.events.waiting == 0, read.events.rejected == 0 { break }
        }
        let last = try #require(result)
        #expect(last.events.selected == imported.events.stored)
        #expect(last.events.waiting == 0 && last.events.rejected == 0)
        #expect(last.events.unknown < imported.events.stored / 2)
        let standings = try check(sandbox, work, "at the end")
        #expect(standings.accepted == last.events.accepted)
        #expect(standings.accepted + standings.unknown >= last.events.accepted)
        let status = try work.run("push", "status", "--format", "json").json(as: PushResult.self)
        #expect(status.events == last.events)
    }

    /// Holds what the sandbox took against the ledger, event by event.
    @discardableResult
    private func check(
        _ sandbox: RunningSandbox,
        _ work: WorkFolder,
        _ moment: String
    ) throws -> (accepted: Int, unknown: Int) {
        let keys = try sandbox.takenKeys()
        #expect(keys.allSatisfy { $0.occurrence == 0 }, "\(moment): an event is there twice")
        var events = keys.map {
            EventBody(
                number: 0,
                eventType: 0,
                contact: nil,
                key: $0,
                order: nil,
                hasKeyValue: true,
                json: []
            )
        }
        let ledger = try #require(try PushLedger(reading: work.path(of: "muster.push.sqlite")))
        let account = try #require(try ledger.accounts(at: ServiceAddress(sandbox.address)).first)
        try EventStandings(ledger, account: account).look(up: &events)
        var (accepted, unknown) = (0, 0)
        for event in events {
            switch event.standing {
            case .accepted: accepted += 1
            // A batch that was being sent counts as unknown too.
            case .unknown: unknown += 1
            case .new, .waiting, .rejected:
                Issue.record("\(moment): the sandbox has it, the ledger says \(event.standing)")
            }
        }
        // Every event that the ledger calls accepted is there: as many are, and each of them once.
        #expect(try ledger.report(account: account).accepted == accepted, "\(moment)")
        try ledger.close()
        return (accepted, unknown)
    }
}
