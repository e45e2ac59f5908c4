import Columns
import EventModel
import EventStore
import SegmentEngine
import SegmentLanguage
import TestSupport
import Testing

/// History, overlap and difference against the slow and obvious evaluator.
@Suite struct MembershipOracleTests {
    private static let moments = [
        "2024-03-01", "2024-02-29", "2024-02-10", "2023-12-31", "2024-03-01T10:00", "2024-12-31",
    ]

    @Test(arguments: 1...UInt64(25)) func `all follow from the members that the slow evaluator finds`(
        _ seed: UInt64
    ) throws {
        var random = RandomEvents(seed: seed &* 977)
        let parts =
            [[RandomEvents.names]]
            + (0..<random.dice.number(1...4)).map { _ in random.events(random.dice.number(1...50)) }
        let shop = SlowShop(parts.flatMap(\.self), zone: .utc)
        var segments = RandomSegments(dice: Dice(seed: seed &* 15_485_863))
        let references = RandomReferences(&segments)
        try TemporaryStore.with(parts, zone: .utc) { snapshot in
            for _ in 0..<6 {
                let asOf = try #require(AsOf(random.dice.one(of: Self.moments), zone: .utc))
                let other = try #require(AsOf(random.time(), zone: .utc))
                let test = MembershipQuestion(
                    references: references,
                    snapshot: snapshot,
                    shop: shop,
                    about: "seed \(seed), as of \(asOf.text) and \(other.text)"
                )
                let chosen = (0..<random.dice.number(1...16)).map { _ in segments.segment(depth: 1) }
                try test.history(
                    chosen[0],
                    try Self.moments.map { try #require(AsOf($0, zone: .utc)) } + [other, asOf]
                )
                try test.overlap(chosen, asOf)
                try test.difference((chosen[0], asOf), (chosen[chosen.count - 1], other))
            }
        }
    }
}

private struct MembershipQuestion {
    let references: RandomReferences
    let snapshot: StoreSnapshot
    let shop: SlowShop
    let about: String

    private func definition(_ segment: SegmentExpression) -> SegmentDefinition {
        SegmentDefinition(segment, text: format(segment), sources: references.sources)
    }

    private func members(_ segment: SegmentExpression, _ asOf: AsOf) throws -> Set<Int> {
        try SlowSegment(shop, at: asOf.moment, saved: references.saved, lists: references.lists).members(segment)
    }

    /// The result of a question, or nil if both evaluators refuse to add money of several currencies.
    private func result<Result>(
        _ ask: () throws -> Result,
        slowly: () throws -> Void,
        _ about: Comment
    ) throws -> Result? {
        do {
            return try ask()
        } catch SegmentEngineError.severalCurrencies {
            #expect(throws: SlowSegment.SeveralCurrencies.self, about, performing: slowly)
            return nil
        }
    }

    func history(_ segment: SegmentExpression, _ moments: [AsOf]) throws {
        let about: Comment = "\(about): \(format(segment))"
        let found = try result(
            { try SegmentEngine.history(definition(segment), snapshot: snapshot, at: moments) },
            slowly: { for moment in moments { _ = try members(segment, moment) } },
            about
        )
        guard let found else { return }
        let ordered = Set(moments.map(\.moment)).sorted()
        #expect(found.entries.map(\.asOf.moment) == ordered, about)
        var before: Set<Int> = []
        for entry in found.entries {
            let members = try members(segment, entry.asOf)
            #expect(entry.contacts == members.count, about)
            #expect(entry.of == shop.universe(at: entry.asOf.moment).count, about)
            #expect(entry.entered == members.subtracting(before).count, about)
            #expect(entry.left == before.subtracting(members).count, about)
            before = members
        }
    }

    func overlap(_ segments: [SegmentExpression], _ asOf: AsOf) throws {
        let about: Comment = "\(about): \(segments.map { format($0) })"
        let found = try result(
            { try SegmentEngine.overlap(segments.map(definition), snapshot: snapshot, asOf: asOf) },
            slowly: { for segment in segments { _ = try members(segment, asOf) } },
            about
        )
        guard let found else { return }
        let sets = try segments.map { try members($0, asOf) }
        var counts: [[Int]: Int] = [:]
        for contact in shop.universe(at: asOf.moment) {
            counts[sets.indices.filter { sets[$0].contains(contact) }, default: 0] += 1
        }
        let own = found.combinations.map { (found.segments(in: $0.mask), $0.contacts) }
        #expect(Dictionary(uniqueKeysWithValues: own) == counts, about)
        #expect(found.sizes == sets.map(\.count), about)
        #expect(found.of == found.combinations.reduce(0) { $0 + $1.contacts }, about)
    }

    func difference(
        _ first: (segment: SegmentExpression, asOf: AsOf),
        _ second: (segment: SegmentExpression, asOf: AsOf)
    ) throws {
        let about: Comment = "\(about): \(format(first.segment)) and \(format(second.segment))"
        let found = try result(
            {
                try SegmentEngine.difference(
                    from: (definition(first.segment), first.asOf),
                    to: (definition(second.segment), second.asOf),
                    snapshot: snapshot
                )
            },
            slowly: { for side in [first, second] { _ = try members(side.segment, side.asOf) } },
            about
        )
        guard let found else { return }
        let (before, after) = (try members(first.segment, first.asOf), try members(second.segment, second.asOf))
        for change in SegmentDifference.Change.allCases {
            let expected =
                switch change {
                case .entered: after.subtracting(before)
                case .left: before.subtracting(after)
                case .stayed: before.intersection(after)
                }
            var listed: Set<Int> = []
            found.members(change).forEachOne { listed.insert($0) }
            #expect(listed == expected, about)
            #expect(found.contacts(change) == expected.count, about)
        }
        #expect([found.first.contacts, found.second.contacts] == [before.count, after.count], about)
    }
}
