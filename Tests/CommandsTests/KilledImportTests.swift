import Foundation
import Testing

struct `An import that was killed` {
    private static let kills = 5
    /// So many kills come at most: on a busy machine the program may not have come far at the first ones.
    private static let mostKills = 30
    /// After so many kills something must have been committed, but not all.
    private static let killsAmidCommits = 3
    private static let database = ["--database", "killed.sqlite"]

    /// The command line of an import that commits about 25 times.
    private static func command(_ database: String) -> [String] {
        [
            "--database", database, "import", "events.ndjson", "--events-per-part", "200", "--time-zone", "UTC",
            "--format", "json", "--quiet",
        ]
    }

    private func run(_ words: [String], in work: WorkFolder) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(words, in: work.folder)
    }

    @Test func `leaves a file that verifies, and the next one ends as if it had never been killed`() throws {
        let work = try WorkFolder()
        let events = try work.run("sample", "--orders", "2000", "--seed", "5").bytes
        try work.write("whole.ndjson", events)
        try Self.point(to: "whole.ndjson", in: work)
        let never = try run(Self.command("whole.sqlite"), in: work).json(as: ImportResult.self)
        let export = try work.run("--database", "whole.sqlite", "export").bytes
        var (committedBefore, kill): ([Int], Int) = ([], 0)
        var killsAmidCommits: Int { committedBefore.count { (200..<never.events.stored).contains($0) } }
        while kill < Self.kills || (kill < Self.mostKills && killsAmidCommits < Self.killsAmidCommits) {
            // Somewhere in each fifth of the file, and more often in the last one; where the program then is, reading or committing,
            // is chance.
            let fifth = min(kill, Self.kills - 1)
            let moment = Int.random(in: events.count * fifth / Self.kills..<events.count * (fifth + 1) / Self.kills)
            kill += 1
            try remove("killed.sqlite", in: work)
            try Self.point(to: "/dev/stdin", in: work)
            let killed = try RunningProgram(Self.command("killed.sqlite"), in: work.folder)
            try killed.give(events.prefix(moment))
            killed.killAtOnce()

            let place = "killed after \(moment) bytes"
            try Self.point(to: "whole.ndjson", in: work)
            let state = try run(Self.database + ["info", "--format", "json"], in: work)
            let verified = try run(Self.database + ["info", "--verify"], in: work)
            if state.code == 0 {
                committedBefore.append(try state.json(as: InfoResult.self).events)
                #expect(verified.code == 0, "\(place): \(verified.output) \(verified.errors)")
            } else {
                // Nothing was in the file yet, or there was none.
                #expect(state.code == 64 && verified.code == 64, "\(place): \(state.errors) \(verified.errors)")
            }
            let outcome = try run(Self.command("killed.sqlite"), in: work)
            #expect(outcome.code == 0, "\(place): \(outcome.errors)")
            let resumed = try outcome.json(as: ImportResult.self)
            // An event that was committed and read once more would be counted as a duplicate.
            #expect(resumed.events == never.events, "\(place)")
            #expect(resumed.contacts == never.contacts, "\(place)")
            #expect(resumed.orders == never.orders, "\(place)")
            let imports = try run(Self.database + ["info", "--format", "json"], in: work).json(as: InfoResult.self)
                .imports
            #expect(imports.map(\.whole) == [true], "\(place)")
            #expect(imports.map(\.counts) == [never.events], "\(place)")
            #expect(try run(Self.database + ["info", "--verify"], in: work).code == 0, "\(place)")
            #expect(try run(Self.database + ["export"], in: work).bytes == export, "\(place)")
        }
        // Several commits came before the later kills, or this would not have tested what it should.
        #expect(killsAmidCommits >= Self.killsAmidCommits, "committed before the kills: \(committedBefore)")
    }

    /// Makes `events.ndjson` stand for another file: an import goes on with a file that it knows by its path.
    private static func point(to target: String, in work: WorkFolder) throws {
        let link = work.path(of: "events.ndjson")
        try? FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    }

    private func remove(_ database: String, in work: WorkFolder) throws {
        for file in [database, database + "-wal", database + "-shm"] where work.has(file) {
            try FileManager.default.removeItem(atPath: work.path(of: file))
        }
    }
}
