internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Conditions that count events or look at the first or last one.
extension Explainer {
    /// `did ...`, `did ... in at least K of last N`, `first ... in`, `last ... has`; nil for all other conditions.
    func eventEvidence(_ condition: ResolvedCondition, holds: Bool, asOf: AsOf) throws -> Evidence? {
        switch condition {
        case .events(let choice, let count, let isNegated):
            return try countEvidence(choice, count, isNegated)
        case .regular(let choice, let windows, let least, let isNegated):
            return try regularEvidence(choice, windows, least, isNegated)
        case .firstEvent(let choice, let range):
            let first = try events(of: choice).first
            return Evidence(
                first.map { .time($0.occurred) } ?? .nothing,
                threshold: range.words,
                change: range.unchangeable
                    ?? first.map {
                        range.change(of: $0.occurred, "the first \(choice.words)", asOf: asOf.moment.microseconds)
                    }
                    ?? "a first \(choice.words) \(range.words)",
                events: first.map { [$0] } ?? []
            )
        case .lastEvent(let choice, let predicate):
            let last = try events(of: choice, showing: predicate.paths).last
            return Evidence(
                last.map { $0.values.count == 1 ? .value($0.values[0].value) : .time($0.occurred) } ?? .nothing,
                remark: last.map { "on \($0.occurred)" },
                threshold: format(predicate),
                change: "a last \(choice.words) \(holds ? "that has not" : "that has") \(format(predicate))",
                events: last.map { [$0] } ?? []
            )
        default: return nil
        }
    }

    private func countEvidence(_ choice: ResolvedEvents, _ count: CountTest, _ isNegated: Bool) throws -> Evidence {
        let found = try events(of: choice)
        let test = ValueTest(whole: count, isNegated: isNegated)
        return Evidence(
            .count(found.count),
            remark: found.isEmpty ? try lastBefore(choice) : nil,
            threshold: test.wholeWords(of: "event") + " " + choice.window.words,
            change: choice.window.unchangeable
                ?? WholeChange(test, from: found.count)?.words("such event", "such events"),
            events: found
        )
    }

    /// The last event that would have counted had it not come too early, in words.
    private func lastBefore(_ choice: ResolvedEvents) throws -> String? {
        guard choice.window.from > .min, !choice.window.isEmpty else { return nil }
        let earlier = ResolvedEvents(
            choice.eventType,
            predicate: choice.predicate,
            window: TimeRange(from: .min, to: choice.window.from)
        )
        return try events(of: earlier).last.map { "the last one before: event \($0.number) on \($0.occurred)" }
    }

    private func regularEvidence(
        _ choice: ResolvedEvents,
        _ windows: [TimeRange],
        _ least: Int,
        _ isNegated: Bool
    ) throws -> Evidence {
        let found = try events(of: choice).filter { event in
            windows.contains { $0.contains(event.occurred.microseconds) }
        }
        let hit = windows.count { window in found.contains { window.contains($0.occurred.microseconds) } }
        let test = ValueTest(whole: CountTest(least: least), isNegated: isNegated)
        return Evidence(
            .count(hit),
            remark: found.count == 1 ? "1 event" : "\(found.count) events",
            threshold: test.wholeWords(of: "window") + " of \(windows.count) " + TimeRange.spanning(windows).words,
            change: WholeChange(test, from: hit, greatest: windows.count)?.words(
                "window with such an event",
                "windows with such an event"
            ),
            events: found
        )
    }
}
