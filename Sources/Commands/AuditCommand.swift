internal import ArgumentParser
internal import AuditRules
internal import EventModel
internal import EventReader
internal import EventStore
internal import Foundation
internal import Presentation
internal import Reports
internal import SegmentEngine

/// The command `muster audit`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Report every defect of files before they are sent, or of the database, with its place.",
        discussion: """
            Files are read into a database of their own for the time of the audit, and the rules asked of that; without files \
            they are asked of the database. An error is what the vendor refuses or drops, a warning what arrives and means \
            something else, a note what is worth a look. Counts are of all that was found; examples are the first ones.
            Personal data is masked. The exit code is 1 if something at or above --fail-on was found.

            Examples:
              muster audit orders.json
              muster audit exports/ --format sarif > audit.sarif
              muster audit --config audit.yaml --all findings.ndjson --fail-on warning
              muster audit orders.json --rehearse --segment vip --output audit.html
              muster audit --rules
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Argument(help: "Files and folders; - is standard input. Without any the database is audited.", completion: .file())
    var paths: [String] = []

    @Option(help: "table, csv, json, ndjson, html, junit or sarif.")
    var format: AuditFormat?

    @Option(
        help: ArgumentHelp(
            "Write to this file instead of standard output (-); its ending says the format.",
            valueName: "file"
        )
    )
    var output: OutputPath?

    @OptionGroup var rehearsal: RehearsalOptions

    @OptionGroup var csv: CSVOptions

    @Option(help: ArgumentHelp("How many places of each rule are shown; counts are never cut.", valueName: "n"))
    var examples = 5

    @Option(
        help: ArgumentHelp("Write every finding to this file as well: .ndjson or .csv.", valueName: "file"),
        completion: .file(extensions: ["ndjson", "csv"])
    )
    var all: String?

    @Option(
        help: ArgumentHelp(
            "Write a copy with what can be mended mended, and beside it FILE.log.ndjson and FILE.rejects.ndjson.",
            valueName: "file"
        ),
        completion: .file()
    )
    var repair: String?

    @Option(help: "The least severity that gives the exit code 1: error, warning, note or never.")
    var failOn = AuditFailure.error

    @Option(
        help: ArgumentHelp("Settings: rules off, severities, thresholds, the account (YAML).", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var config: String?

    @Option(
        help: ArgumentHelp(
            "The contacts that the vendor knows, a CSV with a column for each kind of identifier.",
            valueName: "file"
        ),
        completion: .file()
    )
    var contacts: String?

    @Option(help: ArgumentHelp("The date or time from which the future begins (default: now).", valueName: "time"))
    var asOf: String?

    @Option(
        help: ArgumentHelp(
            "The clock that files keep (default: the settings', else this machine's).",
            valueName: "name"
        )
    )
    var timeZone: String?

    @Flag(help: "Show personal data as it is.")
    var reveal = false

    @Flag(help: "List the rules with what they say and where they come from.")
    var rules = false

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        if repair != nil, paths.isEmpty { throw ValidationError("--repair needs the files that it is to copy") }
        guard examples >= 0 else { throw ValidationError("--examples must be 0 or more") }
        if let all, !all.hasSuffix(".csv"), !all.hasSuffix(".ndjson"), !all.hasSuffix(".jsonl") {
            throw ValidationError("--all needs a file that ends in .ndjson or .csv")
        }
    }

    func run() throws {
        if rules { return try RuleList.write(format, csv.writer) }
        let output = output?.file
        let format = try format ?? output.flatMap { try AuditFormat(ofFile: $0) } ?? (output == nil ? .automatic : .csv)
        guard !rehearsal.rehearse || format.showsRehearsal else {
            throw UsageFailure(message: "--rehearse has no place in \(format.rawValue); choose json, html or table")
        }
        // A broken template is told of before anything is read.
        let page = format == .html ? try ReportPage(.ofCommandLine) : nil
        let definition = try config.map { try AuditDefinition(path: $0) }
        let outcome = try paths.isEmpty ? auditDatabase(definition) : auditFiles(definition)
        let report = AuditReport(outcome: outcome, width: output == nil ? StandardOutput.terminalWidth : nil)
        let file = try ReportFile(path: output)
        try file.write(report.bytes(format, csv.writer, page))
        try file.finish()
        guard let worst = outcome.result.findings.map(\.severity).max(), failOn.includes(worst) else { return }
        throw ExitCode(ExitStatus.attention)
    }

    // MARK: What is audited

    private func auditDatabase(_ definition: AuditDefinition?) throws -> AuditOutcome {
        let file = try store.reading(muster)
        let asOf = try OrderOptions.asOf(asOf, zone: file.zone)
        let settings = try settings(definition, asOf)
        return try ask(file, settings, asOf, isOfFiles: false, ("database", [store.path(muster)]))
    }

    private func auditFiles(_ definition: AuditDefinition?) throws -> AuditOutcome {
        let name = timeZone ?? definition?.timeZone
        let named = try name.map { name in
            guard let zone = ClockZone(identifier: name) else { throw StoreError.unknownTimeZone(name) }
            return zone
        }
        let zone = named ?? .current
        let asOf = try OrderOptions.asOf(asOf, zone: zone)
        let settings = try settings(definition, asOf)
        let files = try SourceFiles(paths)
        try OverwrittenInput.refuse(
            reading: files.sources,
            config.map { [$0] } ?? [],
            writing: [output?.file, all] + (repair.map { RepairedCopy.paths(of: $0) } ?? [])
        )
        let temporary = try TemporaryDatabase(zone: zone)
        defer { temporary.remove() }
        files.tell()
        let unreadable = try temporary.read(files.sources, showsProgress: !quiet)
        let outcome = try ask(
            temporary.file,
            settings,
            asOf,
            isOfFiles: true,
            (paths.count == 1 ? "file" : "files", paths),
            unreadable: unreadable
        )
        if let repair {
            let copy = RepairedCopy(path: repair, settings: settings, zone: zone)
            let counts = try copy.write(temporary.file)
            StandardError.write(
                """
                \(repair): \(HumanNumber.count(counts.written, "event")), \(HumanNumber.grouped(counts.changed)) changed, \
                \(HumanNumber.count(counts.duplicates, "duplicate")) left out, \
                \(HumanNumber.grouped(counts.rejected)) in \(repair).rejects.ndjson

                """
            )
        }
        return outcome
    }

    private func ask(
        _ file: StoreFile,
        _ settings: AuditSettings,
        _ asOf: AsOf,
        isOfFiles: Bool,
        _ subject: (kind: String, paths: [String]),
        unreadable: [Audit.UnreadableFile] = []
    ) throws -> AuditOutcome {
        let sink = try all.map { try FindingFile(path: $0, csv.writer) }
        return try file.read { snapshot in
            let result = try audit(snapshot, settings, isOfFiles: isOfFiles, unreadable, sink)
            try sink?.close()
            guard result.events > 0 || !result.findings.isEmpty else {
                throw BadData(message: "there was no event to audit")
            }
            return AuditOutcome(
                result: result,
                rehearsal: try rehearsal.run(
                    snapshot,
                    result,
                    asOf: asOf,
                    currency: settings.currency,
                    showsProgress: !quiet
                ),
                subject: subject,
                timeZone: file.zone.identifier,
                asOf: asOf.text
            )
        }
    }

    private func audit(
        _ snapshot: StoreSnapshot,
        _ settings: AuditSettings,
        isOfFiles: Bool,
        _ unreadable: [Audit.UnreadableFile],
        _ sink: FindingFile?
    ) throws -> AuditResult {
        var progress = ProgressReport(title: "auditing", unit: .things("events"), isShown: !quiet)
        defer { progress.finish() }
        let result = try Audit(settings, isOfFiles: isOfFiles).run(
            snapshot,
            unreadable: unreadable,
            marking: rehearsal.rehearse ? .eventsAndFollowers : .nothing,
            sink: sink.map { sink in { rule, severity, example in try sink.write(rule, severity, example) } },
            progress: { done, total in
                progress.update(done: done, of: total)
                return !Interruption.isRequested
            }
        )
        guard let result else { throw Interruption.Failure(message: "stopped; nothing was changed") }
        return result
    }

    private func settings(_ definition: AuditDefinition?, _ asOf: AsOf) throws -> AuditSettings {
        var settings = AuditSettings(now: asOf.moment)
        settings.examples = examples
        settings.revealsPersonalData = reveal
        try definition?.apply(to: &settings)
        if let contacts { settings.knownContacts = try KnownContactsFile(path: contacts).identifiers }
        return settings
    }
}
