import Foundation
import Testing

struct `The README` {
    @Test func `tells a story as the program tells it, command for command`() throws {
        let work = try WorkFolder()
        try work.write("orders.json", try #require(Readme.blocks("json").first))
        let story = try #require(Readme.blocks("console").first)
        #expect(try Self.tell(story, in: work) >= 3)
    }

    @Test func `is followed by a page on asking why, which tells on as the program does`() throws {
        let work = try WorkFolder()
        try work.write("orders.json", try #require(Readme.blocks("json").first))
        try work.run("import", "orders.json", "--time-zone", "Europe/Kyiv")
        var steps = 0
        for story in try Readme.blocks("console", of: "documentation/asking-why.md") {
            steps += try Self.tell(story, in: work)
        }
        #expect(steps >= 4)
    }

    /// Runs the commands of a story, compares what they print with it, and gives how many there were.
    private static func tell(_ story: String, in work: WorkFolder) throws -> Int {
        let steps = Story(story).steps
        for step in steps {
            let said = try Story.run(step, in: work)
            #expect(step.lines == said.output + said.errors, "muster \(step.command)")
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
}
