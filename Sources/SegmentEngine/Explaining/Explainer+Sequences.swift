internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Conditions on events one after another.
extension Explainer {
    /// `did A then B within 7 days then not C`; nil for all other conditions.
    ///
    /// Where there is no such sequence, the longest beginning of it is shown that there is.
    func sequenceEvidence(_ condition: ResolvedCondition, holds: Bool) throws -> Evidence? {
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
        let events =
            done < steps.count && steps[done].isNegated
            ? chain + (chain.last.map { match.followers(of: $0, step: done) } ?? []) : chain
        return Evidence(
            .steps(done),
            threshold: "all \(steps.count) steps",
            change: done == steps.count
                ? "no such sequence, beginning with event \(chain.first?.number ?? 0) or with another"
                : missing(steps, from: done, after: chain.last, in: match),
            events: events
        )
    }

    private func missing(
        _ steps: [ResolvedStep],
        from step: Int,
        after last: ProvingEvent?,
        in match: SequenceMatch
    ) -> String {
        let type = steps[step].events.words
        let within =
            steps[step].within.map { " within \($0.count) \($0.unit.rawValue)\($0.count == 1 ? "" : "s")" } ?? ""
        let same = steps[step].same.map { " with same \(format($0))" } ?? ""
        let place = last.map { "\(within)\(same) after event \($0.number)" } ?? ""
        guard !steps[step].isNegated else {
            let count = last.map { match.followers(of: $0, step: step).count } ?? 0
            return "no \(type) event\(place), where there \(count == 1 ? "is 1" : "are \(count)")"
        }
        let rest = steps[(step + 1)...].count { !$0.isNegated }
        return "one \(type) event\(place)"
            + (rest == 0 ? "" : ", and \(rest) more step\(rest == 1 ? "" : "s") after it")
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
