import SegmentLanguage
import Testing

struct `Round trips` {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `give every tree back from its canonical form`(seed: UInt64) throws {
        var trees = RandomTrees(seed: seed)
        for _ in 0..<150 {
            let tree = trees.expression()
            let text = format(tree)
            do {
                let read = try parseSegment(text)
                try #require(read == tree, "\(text)")
                try #require(format(read) == text)
            } catch let error as SegmentSyntaxError {
                Issue.record("the canonical form is refused:\n\(error)")
                return
            }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `survive texts that were cut, doubled and shuffled`(seed: UInt64) throws {
        var random = RandomTrees(seed: seed)
        for _ in 0..<300 {
            var words = format(random.expression(2)).split(separator: " ").map(String.init)
            for _ in 0...random.below(4) where words.count > 1 {
                switch random.below(4) {
                case 0: words.remove(at: random.below(words.count))
                case 1: words.swapAt(random.below(words.count), random.below(words.count))
                case 2: words.insert(random.pick(words), at: random.below(words.count))
                default:
                    words.insert(
                        random.pick(["(", ")", "and", "\"", ",", "5", "2024-13-01", "~", "not"]),
                        at: random.below(words.count)
                    )
                }
            }
            let text = words.joined(separator: " ")
            do {
                let tree = try parseSegment(text)
                try #require(try parseSegment(format(tree)) == tree, "\(text)")
            } catch let error as SegmentSyntaxError {
                try #require(!error.diagnostics.isEmpty, "\(text)")
                for diagnostic in error.diagnostics {
                    try #require(diagnostic.range.upperBound <= text.utf8.count, "\(text)")
                    try #require(diagnostic.render(in: text).contains("^"))
                }
            }
        }
    }

    @Test func `forget where things stand, and nothing else`() throws {
        let spread = try parseSegment("did a\n  and\n  did b # all")
        let close = try parseSegment("did a and did b")
        #expect(spread == close)
        #expect(Set([spread, close]).count == 1)
        #expect(spread.leaves.map(\.range) != close.leaves.map(\.range))
        let other = try parseSegment("did b and did a")
        #expect(other != close)
    }
}
