import Foundation
import Testing

struct `The README` {
    @Test func `tells a story as the program tells it, command for command`() throws {
        let work = try WorkFolder()
        try work.write("orders.json", try #require(Readme.blocks("json").first))
        let story = try #require(Readme.blocks("console").first)
        let steps = ("\n" + story).components(separatedBy: "\n$ muster ").dropFirst()
        #expect(steps.count >= 3)
        for step in steps {
            let lines = step.split(separator: "\n", omittingEmptySubsequences: false)
            let command = try #require(lines.first)
            let terminal = try Terminal()
            let outcome = try BuiltProgram.run(
                Self.words(of: String(command)),
                in: work.folder,
                input: Data(),
                environment: [:],
                output: terminal.screen
            )
            // How long it took is another each time.
            let said = outcome.errors.split(separator: "\n", omittingEmptySubsequences: false).filter {
                !$0.hasPrefix("in ")
            }
            let printed = Self.content(
                (try terminal.text()).split(separator: "\n").map(String.init) + said.map(String.init)
            )
            #expect(Self.content(lines.dropFirst().map(String.init)) == printed, "muster \(command)")
        }
    }

    @Test func `shows segments that preview`() throws {
        let work = try WorkFolder()
        try work.run("import", "-", input: try work.run("sample", "--orders", "300", "--seed", "4").bytes)
        let segments = try Readme.blocks("segment").flatMap { $0.split(separator: "\n") }
        #expect(segments.count >= 3)
        for segment in segments {
            let outcome = try work.run("preview", String(segment), "--as-of", "2024-12-31", "--format", "json")
            #expect(outcome.code == 0, "\(segment): \(outcome.errors)")
        }
    }

    /// The lines that say something, without the blanks at their ends.
    private static func content(_ lines: [String]) -> [String] {
        lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty }
    }

    /// The words of a command line, in which single quotes hold words together.
    private static func words(of command: String) -> [String] {
        command.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { index, piece in
            index.isMultiple(of: 2) ? piece.split(separator: " ").map(String.init) : [String(piece)]
        }
    }
}
