internal import ArgumentParser
internal import AuditRules
internal import CustomerAnalytics
internal import EventStore
internal import Presentation
internal import Rehearsal
internal import Reports
internal import SegmentEngine

/// What an audit plays through beside its findings.
struct RehearsalOptions: ParsableArguments {
    @Flag(help: "Play through what the vendor would have, and what each defect does to orders, RFM and segments.")
    var rehearse = false

    @Option(
        help: ArgumentHelp(
            "Rehearse this segment: a name, a file or an expression; may be repeated (default: all saved ones).",
            valueName: "segment"
        )
    )
    var segment: [String] = []

    @Option(help: ArgumentHelp("The currency of the rehearsal's RFM.", valueName: "code"))
    var currency: String?

    func validate() throws {
        if !rehearse, !segment.isEmpty { throw ValidationError("--segment goes with --rehearse") }
        if !rehearse, currency != nil { throw ValidationError("--currency goes with --rehearse") }
    }

    /// Rehearses what was audited, as of a moment; nil if it was not asked for.
    func run(
        _ snapshot: StoreSnapshot,
        _ audit: AuditResult,
        asOf: AsOf,
        currency usual: String?,
        showsProgress: Bool
    ) throws -> RehearsalResult? {
        guard rehearse else { return nil }
        let settings = RehearsalSettings(
            asOf: asOf,
            segments: try segments(snapshot, asOf),
            currency: currency ?? usual,
            names: try RFMNames.resolve(RFMNames.usual, .ofCommandLine)
        )
        let workspace = try TemporaryDatabase(zone: snapshot.zone)
        defer { workspace.remove() }
        var report = ProgressReport(title: "rehearsing", unit: .things("worlds"), isShown: showsProgress)
        defer { report.finish() }
        let result = try Rehearsal(settings, folder: workspace.path(of: "")).run(snapshot, audit) { done, total in
            report.update(done: done, of: total)
            return !Interruption.isRequested
        }
        guard let result else { throw Interruption.Failure(message: "stopped; nothing was changed") }
        return result
    }

    /// The segments that were asked for, which must be sound, or all saved ones, of which some may speak of other data.
    private func segments(_ snapshot: StoreSnapshot, _ asOf: AsOf) throws -> [RehearsalSettings.Segment] {
        if segment.isEmpty {
            return SavedSegments.names().map { name in
                RehearsalSettings.Segment(name: name) { try SavedSegments.resolve(name).definition($0) }
            }
        }
        return try segment.map { argument in
            let text = try SavedSegments.resolve(argument)
            do {
                _ = try text.preview(snapshot, asOf: asOf)
            } catch is SegmentEngineError {
                // Its words are right; that a currency is misspelt may be the defect, and a note tells of it.
            } catch is CustomerAnalyticsError {
                // So may a total with far too many digits be.
            }
            return RehearsalSettings.Segment(name: text.name ?? argument) { try text.definition($0) }
        }
    }
}
