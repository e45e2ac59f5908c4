import EventModel
import EventStore
import Foundation
import SegmentEngine
import SegmentLanguage
import TestSupport
import Testing

/// The engine against the slow and obvious evaluator: random segments over random stores of several parts.
@Suite struct OracleTests {
    private static let segmentsPerStore = 40
    /// A longer run asks for more: `MUSTER_ORACLE_STORES=500 swift test --filter OracleTests` compares 20,000 pairs.
    private static let stores = ProcessInfo.processInfo.environment["MUSTER_ORACLE_STORES"].flatMap { UInt64($0) } ?? 30

    @Test(arguments: 1...stores) func `engine and slow evaluator agree on who is in`(_ seed: UInt64) throws {
        var random = RandomEvents(seed: seed)
        let parts =
            [[RandomEvents.names]]
            + (0..<random.dice.number(1...4)).map { _ in
                seed % 2 == 0 && random.dice.once(in: 2)
                    ? random.listRows(random.dice.number(1...9)) : random.events(random.dice.number(1...60))
            } + [random.events(5)]
        let zone = try #require(seed % 3 == 0 ? ClockZone(identifier: "Europe/Kyiv") : .utc)
        let shop = SlowShop(parts.flatMap(\.self), zone: zone)
        var segments = RandomSegments(dice: Dice(seed: seed &* 7_919))
        let references = RandomReferences(&segments)
        try TemporaryStore.with(parts, zone: zone) { snapshot in
            for _ in 0..<Self.segmentsPerStore {
                let moments = [
                    "2024-03-01", "2024-02-29", "2024-02-10", "2024-03-01T10:00", "2024-12-31", random.time(),
                ]
                let asOf = random.dice.one(of: moments)
                let pair = OraclePair(
                    segment: segments.segment(),
                    parts: parts,
                    asOf: asOf,
                    zone: zone,
                    // Small stores would be looked at by one thread, so that several would never be tried.
                    threads: Int(1 + seed % 4),
                    references: references
                )
                try Self.compare(pair, snapshot, shop, seed)
            }
        }
    }

    @Test(arguments: 1...stores) func `they agree after the events of a period were removed`(_ seed: UInt64) throws {
        var random = RandomEvents(seed: seed &* 101)
        let parts = [[RandomEvents.names]] + (0..<2).map { _ in random.events(random.dice.number(1...60)) }
        let ends = try [random.time(), random.time()]
            .map { try #require(AsOf($0.replacing(" ", with: "T").replacing("Z", with: ""), zone: .utc)).moment }
            .sorted()
        let left = parts.flatMap(\.self).filter { event in
            SlowShop.time(of: event, .utc).map { !(ends[0]...ends[1]).contains($0) } ?? true
        }
        let shop = SlowShop(left, zone: .utc)
        var segments = RandomSegments(dice: Dice(seed: seed &* 10_007))
        let references = RandomReferences(&segments)
        try TemporaryStore.with(parts, removing: ends[0]...ends[1]) { snapshot in
            for _ in 0..<Self.segmentsPerStore {
                let pair = OraclePair(
                    segment: segments.segment(),
                    parts: parts,
                    asOf: random.dice.one(of: ["2024-03-01", "2024-02-10T10:00", "2024-12-31", "2024-02-25"]),
                    zone: .utc,
                    references: references
                )
                let answers = try (pair.engineAnswer(snapshot), pair.slowAnswer(shop))
                #expect(
                    answers.0 == answers.1,
                    "seed \(seed), as of \(pair.asOf), without \(ends): \(format(pair.segment))"
                )
            }
        }
    }

    @Test(arguments: 1...stores) func `what is warned of passes for no event`(_ seed: UInt64) throws {
        var random = RandomEvents(seed: seed &* 31)
        let parts = [[RandomEvents.names], random.events(random.dice.number(1...6))]
        let shop = SlowShop(parts.flatMap(\.self), zone: .utc)
        var segments = RandomSegments(dice: Dice(seed: seed &* 6_151))
        let predicates = SlowPredicate(test: SlowTest(zone: .utc))
        let asOf = try #require(AsOf("2024-12-31", zone: .utc))
        try TemporaryStore.with(parts) { snapshot in
            for _ in 0..<Self.segmentsPerStore {
                let positive = Predicate.comparison(Comparison(segments.path(), ValueTest(segments.test().kind)))
                let condition = Condition.event(EventCondition(event: Name("viewed"), predicate: positive))
                let expression = SegmentExpression.condition(condition, at: .none)
                let text = format(expression)
                let preview = try SegmentEngine.preview(expression, text: text, snapshot: snapshot, asOf: asOf)
                guard !preview.warnings.isEmpty else { continue }
                let passing = shop.happenings.filter { predicates.holds(positive, for: $0.event) }
                #expect(passing.isEmpty, "seed \(seed): \(text)")
            }
        }
    }

    /// Compares all that the two say, and shows a difference by the smallest pair that has one.
    private static func compare(
        _ pair: OraclePair,
        _ snapshot: StoreSnapshot,
        _ shop: SlowShop,
        _ seed: UInt64
    ) throws {
        guard try pair.engineAnswer(snapshot) != pair.slowAnswer(shop) else { return }
        let small = Shrinking { try $0.engineAnswer() != $0.slowAnswer() }.smallest(pair)
        Issue.record(
            """
            seed \(seed), as of \(pair.asOf): \(format(pair.segment))

            The smallest pair that shows it, as a test:
            \(small.testCase)

            engine: \(try small.engineAnswer())
            slow:   \(try small.slowAnswer())
            """
        )
    }
}
