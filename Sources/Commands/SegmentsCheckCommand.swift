internal import ArgumentParser
internal import EventStore
internal import Foundation
internal import SegmentEngine
internal import SegmentLanguage

/// The command `muster segments check`.
struct SegmentsCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check segments: the language always, and names and values against the database if there is one.",
        discussion: """
            Checks files that end in .segment or .segment.json, folders with such files in them, saved names and \
            expressions; without any, the saved segments. All that is wrong is told at once, with file, line and column, \
            and the exit code is then 65. Warnings, of tests that no value in the database can pass, leave it 0.

            Examples:
              muster segments check
              muster segments check queries vip.segment
              muster segments check 'did orderCreated where totalCost > 100' --format json
            """
    )

    @OptionGroup var store: StoreOptions
    @ParentCommand var parent: SegmentsCommand

    @Argument(help: "Files, folders, saved names or expressions (default: all saved segments).", completion: .segments)
    var segments: [String] = []

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    func run() throws {
        let checked = try chosen()
        let findings: [SegmentFinding]
        let isNamed = store.database ?? parent.muster.database != nil
        if isNamed || FileManager.default.fileExists(atPath: store.path(parent.muster)) {
            let file = try store.reading(parent.muster)
            findings = try waiting.during("check") {
                try file.read { snapshot in try Self.findings(checked, snapshot) }
            }
        } else {
            StandardError.write("hint: there is no database here, so names and values were not checked\n")
            findings = try Self.findings(checked, nil)
        }
        let report = SegmentCheckReport(checked: checked.count, findings: findings)
        try report.write(format ?? .automatic, csv.writer)
        if report.errors > 0 { throw ExitCode(ExitStatus.badData) }
    }

    private func chosen() throws -> [SegmentText] {
        guard !segments.isEmpty else { return SavedSegments.saved() }
        return try segments.flatMap { try SavedSegments.all(in: $0) }
    }

    private static func findings(_ checked: [SegmentText], _ snapshot: StoreSnapshot?) throws -> [SegmentFinding] {
        try checked.flatMap { segment in
            if let fault = segment.fault { return [SegmentFinding(segment, fault)] }
            let check = try SegmentCheck(
                segment.text,
                snapshot: snapshot,
                name: segment.name,
                sources: segment.sources
            )
            return check.errors.map { SegmentFinding(segment, .error, $0) }
                + check.warnings.map { SegmentFinding(segment, .warning, $0) }
                + check.hints.map { SegmentFinding(segment, hint: $0) }
        }
    }
}
