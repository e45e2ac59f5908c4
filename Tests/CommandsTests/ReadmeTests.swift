import Foundation
import Testing

struct `The README` {
    @Test func `tells a story as the program tells it, command for command`() throws {
        let work = try WorkFolder()
        try work.write("orders.json", try #require(Readme.blocks("json").first))
        let story = try #require(Readme.blocks("console").first)
        let steps = Story(story).steps
        #expect(steps.count >= 3)
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
