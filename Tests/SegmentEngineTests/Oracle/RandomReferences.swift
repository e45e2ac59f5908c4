import EventModel
import SegmentEngine
import SegmentLanguage
import TestSupport

/// Saved segments, some of which refer to others, and lists, with the identifiers that ``RandomEvents`` uses.
struct RandomReferences {
    private(set) var saved: [String: SegmentExpression] = [:]
    private(set) var lists: [String: [Identifier]] = [:]

    /// Makes references to nothing but lists.
    init(lists: [String: [Identifier]] = [:]) { self.lists = lists }

    init(_ segments: inout RandomSegments) {
        let identifiers = [
            Identifier(kind: .email, text: "A@x.com"), Identifier(kind: .email, text: "c@gmail.com"),
            Identifier(kind: .externalCustomerId, text: "B"), Identifier(kind: .externalCustomerId, text: "7"),
            Identifier(kind: .phone, text: "+380 50 123 45 67"), Identifier(kind: .email, text: "nobody@x.com"),
        ].compactMap(\.self)
        lists["some.csv"] = (0..<segments.dice.number(0...3)).map { _ in segments.dice.one(of: identifiers) }
        lists["all.csv"] = identifiers
        segments.lists = lists.keys.sorted()
        for name in ["one", "two", "three"] {
            let segment = segments.segment()
            saved[name] = segment
            segments.saved.append(name)
        }
    }

    var sources: SegmentSources {
        let (saved, lists) = (saved, lists)
        return SegmentSources(
            segments: { name in saved[name].map { format($0) } },
            lists: { file, _ in lists[file] ?? [] },
            rfm: RandomScores.sources
        )
    }
}
