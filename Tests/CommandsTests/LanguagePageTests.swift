import Foundation
import Testing

struct `The page about the segment language` {
    private static func page() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "documentation/segment-language.md"), encoding: .utf8)
    }

    @Test func `shows what the program answers about the shop that it makes`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", try work.run("sample", "--orders", "1000", "--seed", "7").bytes)
        try work.run("import", "shop.ndjson", "--time-zone", "Europe/Kyiv")
        let blocks = try Self.page().components(separatedBy: "```console\n").dropFirst()
        let steps = blocks.flatMap { Story($0.components(separatedBy: "\n```").first ?? "").steps }
        #expect(steps.count >= 6)
        for step in steps {
            let said = try Story.run(step, in: work)
            #expect(step.lines == said.errors + said.output, "muster \(step.command)")
        }
    }
}
