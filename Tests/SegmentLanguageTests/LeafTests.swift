import SegmentLanguage
import Testing

struct `Leaves of a segment` {
    @Test func `come from left to right, in canonical form`() throws {
        let tree = try parseSegment("did a or not (did b at least once and (did c where x = 1 and y = 2))")
        #expect(tree.leaves.map(\.index) == [0, 1, 2])
        #expect(tree.leaves.map(\.text) == ["did a", "did b", "did c where x = 1 and y = 2"])
    }

    @Test(arguments: [
        ("did a", 0, nil),
        ("not did a", 0, nil),
        ("did a and did b", 0, "did b"),
        ("did a and did b", 1, "did a"),
        ("did a and did b and did c", 1, "did a and did c"),
        ("did a and not did b", 1, "did a"),
        ("did a and (did b or did c)", 1, "did a and did c"),
        ("did a and (did b or did c)", 0, "did b or did c"),
        ("did a and not (did b and did c)", 2, "did a and not (did b)"),
        ("did a or not (not (did b))", 1, "did a"),
        // The bracket of or goes, and its and joins the outer one.
        ("did a and (did b or (did c and did d))", 1, "did a and did c and did d"),
        ("did a and did b", 7, "did a and did b"),
    ])
    func `can be left out one at a time`(text: String, index: Int, rest: String?) throws {
        let left = try parseSegment(text).removing(leaf: index)
        #expect(left.map { format($0) } == rest)
        let expected = try rest.map { try parseSegment($0) }
        #expect(left == expected)
    }
}
