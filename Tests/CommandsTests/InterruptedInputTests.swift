import Foundation
import Glibc
import Testing

struct `A command that waits for standard input` {
    /// What starts it, and what is not the end of what it reads.
    private static let cases: [(words: [String], line: String)] = [
        (["import", "-"], "\n"),
        (["import", "-"], #"{"eventTypeKey":"visit","occurred":"2024-01-01","params":[]}"# + "\n"),
        (["import", "--contacts", "-"], "email\nolena@example.com\n"),
        (["audit", "-"], #"{"eventTypeKey":"visit","occurred":"2024-01-01","params":[]}"# + "\n"),
        (["convert", "-", "--suggest"], "email,city\nolena@example.com,Kyiv\n"),
        (["sql", "-"], "SELECT\n"),
        (["segments", "format", "-"], "# more\n"),
    ]

    @Test(arguments: ["zst", "gz"])
    func `ends so within packed bytes, too`(ending: String) throws {
        let work = try WorkFolder()
        try work.importShop()
        #expect(try work.run("export", "--output", "shop.json.\(ending)", "--format", "json").code == 0)
        let packed = try work.bytes(of: "shop.json.\(ending)")
        let program = try RunningProgram(["--database", "other.sqlite", "import", "-"], in: work.folder)
        try program.give(packed.prefix(packed.count / 2))
        while !program.hasEnded, program.waitingInput > 0 { usleep(1_000) }
        program.kill(SIGINT)
        let deadline = ContinuousClock.now + .seconds(30)
        while !program.hasEnded, ContinuousClock.now < deadline { usleep(10_000) }
        #expect(program.hasEnded, "it waits on")
        #expect(try program.finish().code == 130)
    }

    @Test(arguments: cases.indices)
    func `ends at the first Ctrl-C, though nothing more comes`(number: Int) throws {
        let (words, line) = Self.cases[number]
        let work = try WorkFolder()
        let program = try RunningProgram(words, in: work.folder)
        // More than a pipe holds, so that the program has begun to read when all of it is given.
        try program.give(Data(String(repeating: line, count: 100_000 / line.utf8.count).utf8))
        program.kill(SIGINT)
        let deadline = ContinuousClock.now + .seconds(30)
        while !program.hasEnded, ContinuousClock.now < deadline { usleep(10_000) }
        #expect(program.hasEnded, "\(words) waits on")
        #expect(try program.finish().code == 130)
        if work.has("muster.sqlite") { #expect(try work.run("info", "--verify").code == 0) }
    }
}
