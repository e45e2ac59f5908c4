internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Conditions on events one after another.
extension Explainer {
    /// `did A then B within 7 days then not C`; nil for all other conditions.
    ///
    /// Where there is no such sequence, the longest beginning of it is shown that there is.
    func sequenceEvidence(_ condition: ResolvedCondition, holds: Bool, asOf: AsOf) throws -> Evidence? {
        guard case .sequence(let steps) = condition else { return nil }
        let match = try match(steps)
        var done = holds ? steps.count : steps.count - 1
        var chain: [ProvingEvent] = []
        while done > 0 {
            if let found = match.chain(ofSteps: done) {
                chain = found
                break
            }
            done -= 1
        }
        let inTheWay = chain.last.map { broken(steps, from: done, after: $0, in: match) } ?? []
        let events = chain + inTheWay.flatMap(\.events).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        return Evidence(
            .steps(done),
            threshold: "all \(steps.count) steps",
            change: done == steps.count
                ? "no such sequence, beginning with event \(chain.first?.number ?? 0) or with another"
                : missing(steps, from: done, after: chain.last, in: match, asOf),
            events: events
        )
    }

    private func missing(
        _ steps: [ResolvedStep],
        from step: Int,
        after last: ProvingEvent?,
        in match: SequenceMatch,
        _ asOf: AsOf
    ) -> String {
        guard let last, steps[step].isNegated else {
            let rest = steps[(step + 1)...].count { !$0.isNegated }
            return "one \(steps[step].words(after: last, asOf))"
                + (rest == 0 ? "" : ", and \(rest) more step\(rest == 1 ? "" : "s") after it")
        }
        let broken = broken(steps, from: step, after: last, in: match).map { number, events in
            "no \(steps[number].words(after: last, asOf)), where there \(events.count == 1 ? "is 1" : "are \(events.count)")"
        }
        let rest = steps[step...].count { !$0.isNegated }
        return broken.joined(separator: ", and ")
            + (rest == 0 ? "" : ", and \(rest) more step\(rest == 1 ? "" : "s") after event \(last.number)")
    }

    /// The negated steps that stand next, as far as there are events that they forbid after the last one of the chain.
    private func broken(
        _ steps: [ResolvedStep],
        from step: Int,
        after last: ProvingEvent,
        in match: SequenceMatch
    ) -> [(step: Int, events: [ProvingEvent])] {
        (step..<steps.count).prefix { steps[$0].isNegated }
            .map { ($0, match.followers(of: last, step: $0)) }
            .filter { !$0.1.isEmpty }
    }

    private func match(_ steps: [ResolvedStep]) throws -> SequenceMatch {
        var paths: [Path] = []
        for path in steps.compactMap(\.same) where !paths.contains(path) { paths.append(path) }
        // Spellings have numbers that all steps share.
        let spellings = paths.map { SequencePath($0, predicates) }
        let columns = spellings.reduce(into: Set<UInt32>()) { $0.formUnion($1.columns) }
        var candidates: [Int64: SequenceMatch.Candidate] = [:]
        for (number, step) in steps.enumerated() {
            let found = try events(of: step.events, showing: paths, reading: columns) { row, events in
                spellings.map { path in
                    var own: Set<UInt32> = []
                    path.forEachNumber(in: [row], of: events) { if let number = $0 { own.insert(number) } }
                    return own
                }
            }
            for (event, values) in found {
                candidates[event.number, default: .init(event: event, steps: 0, spellings: values)].steps |=
                    1 << UInt64(number)
            }
        }
        let ordered = candidates.values.sorted { $0.event.isBefore($1.event) }
        return SequenceMatch(steps, ordered, paths: paths)
    }
}

extension ResolvedStep {
    /// The event that it asks for, and how it has to follow another.
    fileprivate func words(after last: ProvingEvent?, _ asOf: AsOf) -> String {
        let event = "\(events.words) event" + (events.window == asOf.past ? "" : " \(events.window.words)")
        guard let last else { return event }
        let span = within.map { " within \(counted($0.count, $0.unit))" } ?? ""
        let alike = same.map { " with same \(format($0))" } ?? ""
        return "\(event)\(span)\(alike) after event \(last.number)"
    }
}
