package import AuditRules
internal import Columns
internal import CustomerAnalytics
internal import EventModel
package import EventStore
internal import SegmentEngine

/// Plays through what the vendor would make of events.
///
/// The data is seen in several worlds: as the vendor holds it (without the events that it ignores), as the file meant it, and,
/// for each rule that keeps events out or changes what they say, as the vendor would hold it without that one defect. Each
/// world is imported like a file and asked like one, so the figures are those of every other command; one world is there
/// at a time, and memory is that of an import.
package struct Rehearsal {
    private let settings: RehearsalSettings
    private let folder: String

    /// Makes a rehearsal.
    ///
    /// - Parameter folder: A folder in which databases may be made for its time.
    package init(_ settings: RehearsalSettings, folder: String) {
        self.settings = settings
        self.folder = folder
    }

    /// Plays through the events of a store that was audited with marks.
    ///
    /// - Parameters:
    ///   - audit: What the audit of this store found.
    ///   - progress: Called before each world with how many are done, of how many; `false` stops the rehearsal.
    /// - Returns: Nil if it was stopped.
    /// - Throws: `StoreError`, what a segment's definition throws, and what the system says of files.
    package func run(
        _ snapshot: StoreSnapshot,
        _ audit: AuditResult,
        progress: (_ done: Int, _ of: Int) -> Bool = { _, _ in true }
    ) throws -> RehearsalResult? {
        guard let marks = audit.marks else { return nil }
        do {
            return try run(snapshot, audit, marks, progress)
        } catch is RehearsalStopped {
            return nil
        }
    }

    private func run(
        _ snapshot: StoreSnapshot,
        _ audit: AuditResult,
        _ marks: FindingMarks,
        _ progress: (_ done: Int, _ of: Int) -> Bool
    ) throws -> RehearsalResult {
        let repeated = try snapshot.repeatedEvents().map(\.event)
        let losses = Self.losses(audit, marks)
        let losing = losses.map(\.rule.id)
        let watched = Self.watched(audit, losses)
        let total = watched.count + 2
        // Where nothing is ignored, mended or repeated, all worlds are the store that was audited.
        let isAllOne = watched.isEmpty && repeated.isEmpty
        var (done, faults) = (0, [Int: String]())
        var pass = StandingPass(settings: settings, currency: settings.currency.map { .named($0) })

        func world(_ world: World) throws -> (choice: EventChoice, mended: Int, standing: Standing) {
            guard progress(done, total) else { throw RehearsalStopped() }
            let choice = EventChoice(world, marks, losing: losing, repeated: repeated)
            var (mended, ownFaults) = (0, [Int: String]())
            let standing: Standing
            if isAllOne {
                standing = try pass.standing(snapshot, addsUncounted: false, &ownFaults)
            } else {
                let store = try WorldStore(
                    world,
                    choice,
                    of: snapshot,
                    marks,
                    path: folder + "/world-\(done).sqlite",
                    isStopped: { !progress(done, total) }
                )
                mended = store.mended
                standing = try store.file.read {
                    try pass.standing($0, addsUncounted: world == .meant, &ownFaults)
                }
                try store.file.close()
            }
            for (number, fault) in ownFaults where faults[number] == nil { faults[number] = fault }
            done += 1
            return (choice, mended, standing)
        }

        let meant = try world(.meant)
        let held = try world(.held)
        var effects: [RehearsalResult.Effect] = []
        for rule in watched {
            let choice = EventChoice(.without(rule.id), marks, losing: losing, repeated: repeated)
            // Where other defects keep all of its events out, nothing would change.
            guard choice != held.choice else {
                done += 1
                effects.append(.init(rule: rule, events: 0, mended: 0, standing: held.standing))
                continue
            }
            let without = try world(.without(rule.id))
            effects.append(
                .init(
                    rule: rule,
                    events: without.choice.countBeyond(held.choice) - held.choice.countBeyond(without.choice),
                    mended: without.mended,
                    standing: without.standing
                )
            )
        }
        return RehearsalResult(
            asOf: settings.asOf.text,
            timeZone: snapshot.zone.identifier,
            currency: pass.currencyName,
            isCurrencyOfMost: settings.currency == nil && meant.standing.orders.revenue.count > 1,
            ignored: Self.ignored(audit, marks, losses),
            losses: losses,
            held: held.standing,
            meant: meant.standing,
            effects: effects,
            segments: settings.segments.map(\.name),
            faults: settings.segments.indices.compactMap { number in
                faults[number].map { (settings.segments[number].name, $0) }
            }
        )
    }

    /// The rules whose events are ignored.
    private static func losses(_ audit: AuditResult, _ marks: FindingMarks) -> [RehearsalResult.Loss] {
        let losses = audit.findings.compactMap { finding in
            LossKind(of: finding.rule).map { kind in
                let stored = marks.events(of: finding.rule.id)?.reduce(0) { $0 + $1.ones }
                return RehearsalResult.Loss(rule: finding.rule, kind: kind, events: stored ?? finding.count)
            }
        }
        return losses.sorted { ($1.events, $0.rule.id) < ($0.events, $1.rule.id) }
    }

    /// The rules that are looked at one by one: those that keep stored events out, and those that change what events say.
    private static func watched(_ audit: AuditResult, _ losses: [RehearsalResult.Loss]) -> [RuleText] {
        let arriving = audit.findings.map(\.rule).filter { rule in
            LossKind(of: rule) == nil && (EventMend.repaired.contains(rule.id) || rule.id == "duplicate-event")
        }
        return losses.filter { $0.kind != .rejected }.map(\.rule) + arriving
    }

    /// How many events are ignored, each under the first kind that applies.
    private static func ignored(
        _ audit: AuditResult,
        _ marks: FindingMarks,
        _ losses: [RehearsalResult.Loss]
    ) -> [(kind: LossKind, events: Int)] {
        var refused = marks.parts.map { Bitmap(count: $0.events) }
        for loss in losses where loss.kind == .refused {
            guard let events = marks.events(of: loss.rule.id) else { continue }
            for part in events.indices { refused[part].formOr(with: events[part]) }
        }
        let count = refused.reduce(0) { $0 + $1.ones }
        return [
            (.rejected, audit.rejected), (.refused, count), (.dropped, audit.ignored - audit.rejected - count),
        ]
    }
}
