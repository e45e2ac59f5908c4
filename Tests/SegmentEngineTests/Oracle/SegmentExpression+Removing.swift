import SegmentLanguage
import Testing

extension SegmentExpression {
    /// The segment without one of its conditions; nil, which is everyone, if nothing is left.
    ///
    /// A parent with one child left becomes the child, with none it goes too. An index that no leaf has changes nothing.
    func removing(leaf index: Int) -> SegmentExpression? {
        var seen = 0
        return removing(leaf: index, seen: &seen)
    }

    private func removing(leaf index: Int, seen: inout Int) -> SegmentExpression? {
        switch self {
        case .and(let parts):
            Self.joined(parts, without: index, &seen, make: Self.and) {
                if case .and(let inner) = $0 { inner } else { [$0] }
            }
        case .or(let parts):
            Self.joined(parts, without: index, &seen, make: Self.or) {
                if case .or(let inner) = $0 { inner } else { [$0] }
            }
        case .not(let part):
            part.removing(leaf: index, seen: &seen).map { .not($0) }
        case .condition:
            removed(index == seen, &seen)
        }
    }

    /// What is left of the parts, joined again, those of the same kind spliced in; the part itself if there is but one.
    private static func joined(
        _ parts: [SegmentExpression],
        without index: Int,
        _ seen: inout Int,
        make: ([SegmentExpression]) -> SegmentExpression,
        spliced: (SegmentExpression) -> [SegmentExpression]
    ) -> SegmentExpression? {
        let kept = parts.compactMap { $0.removing(leaf: index, seen: &seen) }
        return kept.count > 1 ? make(kept.flatMap(spliced)) : kept.first
    }

    private func removed(_ isRemoved: Bool, _ seen: inout Int) -> SegmentExpression? {
        seen += 1
        return isRemoved ? nil : self
    }
}

struct `A segment without one of its conditions` {
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
    func `keeps the others as they were joined`(text: String, index: Int, rest: String?) throws {
        let left = try parseSegment(text).removing(leaf: index)
        #expect(left.map { format($0) } == rest)
        let expected = try rest.map { try parseSegment($0) }
        #expect(left == expected)
    }
}
