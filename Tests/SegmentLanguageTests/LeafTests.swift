import SegmentLanguage
import Testing

struct `Leaves of a segment` {
    @Test func `come from left to right, in canonical form`() throws {
        let tree = try parseSegment("did a or not (did b at least once and (did c where x = 1 and y = 2))")
        #expect(tree.leaves.map(\.index) == [0, 1, 2])
        #expect(tree.leaves.map(\.text) == ["did a", "did b", "did c where x = 1 and y = 2"])
    }
}
