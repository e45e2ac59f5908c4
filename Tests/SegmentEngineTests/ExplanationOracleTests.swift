import EventModel
import EventStore
import Foundation
import SegmentEngine
import SegmentLanguage
import TestSupport
import Testing

/// Explanations against the slow and obvious evaluator: random segments over random stores, every contact explained.
@Suite struct ExplanationOracleTests {
    private static let segmentsPerStore = 12

    @Test(arguments: 1...UInt64(30)) func `an explanation finds what the slow evaluator finds`(_ seed: UInt64) throws {
        var random = RandomEvents(seed: seed &* 31)
        let parts =
            [[RandomEvents.names]]
            + (0..<random.dice.number(1...3)).map { _ in random.events(random.dice.number(1...60)) }
        let zone = try #require(seed % 3 == 0 ? ClockZone(identifier: "Europe/Kyiv") : .utc)
        let shop = SlowShop(parts.flatMap(\.self), zone: zone)
        var segments = RandomSegments(dice: Dice(seed: seed &* 104_729))
        let references = RandomReferences(&segments)
        try TemporaryStore.with(parts, zone: zone) { snapshot in
            let first = try #require(snapshot.parts.first?.firstEvent)
            let events = Dictionary(uniqueKeysWithValues: zip(first..., parts.flatMap(\.self)))
            for _ in 0..<Self.segmentsPerStore {
                let asOf = try #require(
                    AsOf(random.dice.one(of: ["2024-03-01", "2024-02-10", random.time()]), zone: zone)
                )
                let question = Question(
                    expression: segments.segment(),
                    references: references,
                    snapshot: snapshot,
                    slow: SlowSegment(shop, at: asOf.moment, saved: references.saved, lists: references.lists),
                    asOf: asOf,
                    events: events
                )
                for contact in shop.contacts.indices { try question.compare(contact, seed) }
            }
        }
    }
}

private struct Question {
    let expression: SegmentExpression
    let references: RandomReferences
    let snapshot: StoreSnapshot
    let slow: SlowSegment
    let asOf: AsOf
    let events: [Int64: Event]

    func compare(_ contact: Int, _ seed: UInt64) throws {
        let text = format(expression)
        let about = "seed \(seed), contact \(contact), as of \(asOf.text): \(text)"
        let explanation: SegmentExplanation
        do {
            explanation = try SegmentEngine.explain(
                SegmentDefinition(expression, text: text, sources: references.sources),
                contact: UInt32(contact),
                snapshot: snapshot,
                asOf: asOf
            )
        } catch let error as SegmentEngineError {
            guard case .severalCurrencies = error else { throw error }
            #expect(throws: SlowSegment.SeveralCurrencies.self, "\(about)") { try slow.members(expression) }
            return
        }
        let isMember = try slow.members(expression).contains(contact)
        #expect(explanation.isMember == isMember, "\(about)")
        #expect(explanation.isKnownThen == slow.universe.contains(contact), "\(about)")
        guard explanation.isKnownThen else { return }
        try compare(explanation.conditions, of: expression, contact, about)
    }

    private func compare(
        _ conditions: [ConditionExplanation],
        of expression: SegmentExpression,
        _ contact: Int,
        _ about: String
    ) throws {
        let leaves = expression.leaves
        try #require(conditions.count == leaves.count)
        for (explained, leaf) in zip(conditions, leaves) {
            let about: Comment = "\(about)\n\(leaf.text): \(explained.evidence)"
            let holds = try slow.members(.condition(leaf.condition, at: .none)).contains(contact)
            #expect(explained.holds == holds, about)
            let other = try truth(of: expression, contact, turning: leaf.condition)
            #expect(explained.decides == (other != (try truth(of: expression, contact, turning: nil))), about)
            if case .top(let top) = leaf.condition { try compare(explained.evidence, top, contact, about) }
            if let expected = try slow.evidence(leaf.condition, contact) {
                #expect(expected.agrees(with: explained.evidence.found), "\(expected.value) \(about)")
                let found = explained.evidence.events.compactMap { events[$0.number] }
                #expect(found.count == explained.evidence.events.count, about)
                if let own = expected.events { #expect(Set(found) == own && found.count == own.count, about) }
                if let orders = expected.orders { #expect(Set(found).count == orders, about) }
            }
            if case .rfm(let condition) = leaf.condition {
                try compare(change: explained.evidence.change, condition, contact, about)
            }
            if case .contact(let condition) = leaf.condition {
                let change = try #require(explained.evidence.change, about)
                if let number = Self.number(in: change) {
                    #expect(slow.test.passes(.number("\(number)"), condition.test) != holds, about)
                }
            }
            if case .sequence(let sequence) = leaf.condition, holds {
                try compare(chain: explained.evidence.events, sequence, contact, about)
            }
            if case .segment(let reference) = leaf.condition {
                let inner = try #require(references.saved[reference.name])
                try compare(explained.evidence.inner, of: inner, contact, "\(about)")
            }
        }
    }

    /// The number that a field has to come to: `a later event that gives level below 5: ...`.
    private static func number(in change: String) -> Decimal? {
        guard let match = change.firstMatch(of: /gives \w+ (of|above|below) (-?[0-9.]+):/) else { return nil }
        let beside: Decimal = match.1 == "of" ? 0 : match.1 == "above" ? 0.0001 : -0.0001
        return Decimal(string: String(match.2)).map { $0 + beside }
    }

    /// The truth of a tree whose conditions are asked one by one, one of them turned round.
    private func truth(of expression: SegmentExpression, _ contact: Int, turning turned: Condition?) throws -> Bool {
        switch expression {
        case .and(let parts): return try parts.allSatisfy { try truth(of: $0, contact, turning: turned) }
        case .or(let parts): return try parts.contains { try truth(of: $0, contact, turning: turned) }
        case .not(let part): return try !truth(of: part, contact, turning: turned)
        case .condition(let condition, _):
            return try slow.members(expression).contains(contact) != (condition == turned)
        }
    }

    private func compare(_ evidence: Evidence, _ top: TopCondition, _ contact: Int, _ about: Comment) throws {
        let figures = try slow.universe.compactMap { other in
            try slow.figure(top.measure, other).map { (contact: other, figure: $0) }
        }
        guard let own = figures.first(where: { $0.contact == contact })?.figure else {
            #expect(evidence.found == .nothing, about)
            #expect(evidence.remark == "no place among \(figures.count)", about)
            return
        }
        let before = figures.count { other in
            let (left, right) = (other.figure.sum * own.count, own.sum * other.figure.count)
            return top.end == .top ? left > right : left < right
        }
        #expect(evidence.remark == "place \(before + 1) of \(figures.count)", about)
    }

    /// Figures that have changed as an explanation says have the other answer, and a score that nothing changes is one that
    /// no figures change.
    private func compare(change: String?, _ condition: RFMCondition, _ contact: Int, _ about: Comment) throws {
        let scores = try SlowScores(condition, slow)
        let own = try #require(scores.figures[contact])
        guard let change else {
            for days in [0, 1, 10, 31, 60, 400] {
                for orders in [1, 2, 3, 4, 5, 20] {
                    for amount in [Decimal(0), 5, 30, 100, 1000, 1_000_000] {
                        let other = SlowScores.Figures(days: days, orders: orders, amount: amount)
                        if own.orders > 0 { #expect(scores.holds(other) == scores.holds(own), about) }
                    }
                }
            }
            return
        }
        guard let changed = own.changed(by: change) else {
            let nothing = SlowScores.Figures(days: nil, orders: 0, amount: 0)
            let isNothing = own.orders == 0 || scores.holds(nothing) != scores.holds(own)
            #expect(isNothing, about)
            return
        }
        #expect(scores.holds(changed) != scores.holds(own), "\(changed) \(about)")
    }

    /// The events of a sequence are steps of it, one after another, and close enough.
    private func compare(
        chain: [ProvingEvent],
        _ sequence: SequenceCondition,
        _ contact: Int,
        _ about: Comment
    ) throws {
        let steps = sequence.steps.filter { !$0.isNegated }
        try #require(chain.count == steps.count, about)
        let happenings = try chain.map { proof in
            let event = try #require(events[proof.number])
            return try #require(slow.shop.happenings.first { $0.event == event && $0.contact == contact }, about)
        }
        for (happening, step) in zip(happenings, steps) { #expect(slow.fits(happening, step), about) }
        for (index, step) in steps.enumerated().dropFirst() {
            #expect(chain[index - 1].occurred <= chain[index].occurred, about)
            #expect(slow.isClose(happenings[index], to: happenings[index - 1], step), about)
        }
    }
}
