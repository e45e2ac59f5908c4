import Foundation
import Testing

struct `The page on what goes in and out` {
    /// The blocks of the page, whatever they are marked as, without the mark.
    private static func blocks() throws -> [String] {
        let parts = try Readme.text(of: "documentation/in-and-out.md").components(separatedBy: "```")
        return parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { part in
            String(part.element.drop { $0 != "\n" }.dropFirst())
        }
    }

    /// Runs the steps of a block; each line that the page shows must come, in its order.
    private static func follow(_ block: String, in work: WorkFolder) throws {
        for step in Story(block).steps {
            let (output, errors) = try Story.run(step, in: work)
            // CSV ends its lines in CR LF, which is one character.
            var said = (errors + output).flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }[...]
            for line in step.lines.map({ String($0.drop { $0 == " " }) }) where line != "..." {
                let place = said.firstIndex { $0.hasSuffix(line) }
                #expect(place != nil, "\(step.command): \(line) is not in \(errors + output)")
                said = said[((place ?? said.startIndex - 1) + 1)...]
            }
        }
    }

    @Test func `shows JSON that is rejected and repaired as it says`() throws {
        let work = try WorkFolder()
        let blocks = try Self.blocks()
        let pasted = try #require(blocks.first { $0.contains("“events”") })
        #expect(pasted.contains("\u{A0}"))
        try work.write("pasted.json", pasted)
        let steps = blocks.filter { $0.hasPrefix("$ muster import pasted.json") }
        #expect(steps.count == 2)
        for block in steps { try Self.follow(block, in: work) }
    }

    @Test func `shows an export of the shop that it names`() throws {
        let work = try WorkFolder()
        let page = try Readme.text(of: "documentation/in-and-out.md")
        let words = ["sample", "--orders", "200", "--seed", "7"]
        #expect(page.contains("the shop of `muster \(words.joined(separator: " "))`"))
        let sample = try BuiltProgram.run(words, in: work.folder).bytes
        try work.run("import", "-", "--time-zone", "Europe/Kyiv", "--quiet", input: sample)
        let block = try #require(try Self.blocks().first { $0.hasPrefix("$ muster export --format csv") })
        try Self.follow(block, in: work)
    }
}
