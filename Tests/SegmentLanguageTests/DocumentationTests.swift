import Foundation
import SegmentLanguage
import Testing

struct `The page about the language` {
    private static let page: String? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try? String(contentsOf: root.appending(path: "documentation/segment-language.md"), encoding: .utf8)
    }()

    /// The segments of all blocks that are marked as such; blank lines separate them.
    private static var examples: [String] {
        let blocks = (page ?? "").components(separatedBy: "```segment\n").dropFirst()
        return blocks.flatMap { block in
            (block.components(separatedBy: "\n```").first ?? "").components(separatedBy: "\n\n")
        }
    }

    @Test func `has examples that all read, and stay the same in canonical form`() throws {
        #expect(Self.examples.count > 30)
        for example in Self.examples {
            do {
                let tree = try parseSegment(example)
                #expect(try parseSegment(format(tree)) == tree)
            } catch {
                Issue.record("\(error)")
            }
        }
    }

    @Test func `shows canonical forms as they are`() throws {
        let table = try #require(Self.page?.components(separatedBy: "| written | canonical |\n").last)
        let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: "`") }
        #expect(rows.count == 5)
        for row in rows {
            try #require(row.count == 5)
            #expect(try format(parseSegment(String(row[1]))) == String(row[3]))
        }
    }
}
