import EventModel
import EventStore
import SegmentEngine
import SegmentLanguage
import Testing

/// References to saved segments and to lists.
@Suite struct ReferenceTests {
    static let saved = [
        "kyiv": "# Somebody in Kyiv.\ndid orderCreated where city = \"Kyiv\"",
        "kyiv-twice": "in segment \"kyiv\" and order count >= 2",
        "a": "did orderCreated or\nnot in segment \"b\"", "b": "in segment \"c\"", "c": "in segment \"a\"",
        "self": "in segment \"self\"", "deep": "in segment \"broken\"",
        "broken": "did orderCreated\nand did orderCreatd",
    ]

    @Test(arguments: [
        // A C F, A C, B D E G.
        ("in segment \"kyiv\"", 3), ("in segment \"kyiv-twice\"", 2), ("not in segment \"kyiv\"", 4),
        ("in segment \"kyiv\" and in segment \"kyiv-twice\"", 2),
    ]) func `a segment is who is in it as of the same moment`(_ segment: String, _ contacts: Int) throws {
        #expect(try Self.preview(segment).contacts == contacts)
    }

    @Test func `a referred segment is one condition`() throws {
        let preview = try Self.preview("in segment \"kyiv-twice\" and did orderDelivered")
        // A C; A E.
        #expect(preview.conditions.map(\.contacts) == [2, 2])
        #expect(preview.conditions.map(\.without) == [2, 2])
        #expect(preview.contacts == 1)
    }

    struct Mistake: CustomTestStringConvertible, Sendable {
        let segment: String
        let message: String
        var name: String?
        var suggestion: String?

        var testDescription: String { segment }
    }

    @Test(arguments: [
        Mistake(segment: "in segment \"b\"", message: "segment \"b\" leads back to itself: b → c → a → b"),
        Mistake(segment: "in segment \"b\"", message: "segment \"a\" leads back to itself: a → b → c → a", name: "a"),
        Mistake(segment: "in segment \"self\"", message: "segment \"self\" leads back to itself: self → self"),
        Mistake(segment: "in segment \"kyi\"", message: "there is no saved segment \"kyi\"", suggestion: "\"kyiv\""),
        Mistake(
            segment: "in segment \"deep\"",
            message: "in segment \"broken\", line 2, column 9: no event type is called `orderCreatd`; "
                + "did you mean orderCreated?"
        ),
        Mistake(segment: "in list \"none.csv\"", message: "list \"none.csv\": the file is missing"),
    ]) func `a reference that leads nowhere is told at its place`(_ mistake: Mistake) throws {
        let error = #expect(throws: SegmentSyntaxError.self) { try Self.preview(mistake.segment, name: mistake.name) }
        let diagnostic = try #require(error?.diagnostics.first)
        #expect(diagnostic.message == mistake.message)
        #expect(diagnostic.suggestion == mistake.suggestion)
        let start = mistake.segment.utf8.count - (mistake.segment.split(separator: " ").last?.utf8.count ?? 0)
        #expect(diagnostic.range == SourceRange(start, mistake.segment.utf8.count))
    }

    @Test func `a list holds those who have one of its identifiers`() throws {
        // A by email whatever its case, D by phone, G by external id, which has a case: B is not b.
        #expect(try Self.preview("in list \"some.csv\"").sample(9) == [0, 3, 6])
        #expect(try Self.preview("not in list \"some.csv\"").contacts == 4)
    }

    @Test func `a list is looked for from the segment that names it`() throws {
        var asked: [String] = []
        let sources = SegmentSources(
            segments: { ["inner": "in list \"x.csv\""][$0] },
            lists: { file, segment in
                asked.append("\(segment ?? "-") \(file)")
                return []
            }
        )
        _ = try Self.preview("in list \"x.csv\" or in segment \"inner\" or in list \"x.csv\"", sources: sources)
        #expect(asked == ["- x.csv", "inner x.csv"])
    }

    private struct Missing: Error, CustomStringConvertible {
        let description = "the file is missing"
    }

    private static var sources: SegmentSources {
        SegmentSources(
            segments: { saved[$0] },
            segmentNames: { saved.keys.sorted() },
            lists: { file, _ in
                guard file == "some.csv" else { throw Missing() }
                return [
                    Identifier(kind: .email, text: " A@X.com"), Identifier(kind: .phone, text: "+380 (50) 123-45-67"),
                    Identifier(kind: .externalCustomerId, text: "G"), Identifier(kind: .externalCustomerId, text: "b"),
                ].compactMap(\.self)
            }
        )
    }

    private static func preview(
        _ segment: String,
        name: String? = nil,
        sources: SegmentSources = sources
    ) throws -> SegmentPreview {
        try TemporaryStore.with([WorkedExample.events]) { snapshot in
            try SegmentEngine.preview(
                parseSegment(segment),
                text: segment,
                snapshot: snapshot,
                asOf: #require(AsOf("2024-04-30", zone: snapshot.zone)),
                name: name,
                sources: sources
            )
        }
    }
}
