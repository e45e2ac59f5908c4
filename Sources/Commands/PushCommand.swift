internal import ArgumentParser
internal import AuditRules
internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine
internal import SegmentLanguage
internal import Upstream

/// The command `muster push`.
struct PushCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "push",
        abstract: "Send the stored events upstream, each once, and keep account of what has arrived.",
        discussion: """
            Shows the plan and asks before anything is sent; --dry-run shows the plan alone and needs no key. What was sent is on \
            record in a ledger beside the database (NAME.push.sqlite): run the same command again after an interruption, and it \
            goes on where it was. The key comes from the environment variable MUSTER_API_KEY or from --key-file.
            A batch whose reply never came is unknown: the vendor does not say that it removes duplicates, so it is sent again \
            only with --resend-unknown.

            Examples:
              muster push --dry-run
              muster push --from 2024-01-01 --type orderCreated --type orderDelivered
              muster push --url http://127.0.0.1:8080 --yes --format json
              muster push --segment 'order count >= 1' --create-contacts --key-file key.txt
            """,
        subcommands: [
            PushStatusCommand.self, PushRetryCommand.self, PushDeadLettersCommand.self, PushUndoCommand.self,
        ]
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions
    @OptionGroup var upstream: UpstreamOptions
    @OptionGroup var sending: SendingOptions

    @Flag(help: "Show what would be sent, and send nothing.")
    var dryRun = false

    @Flag(help: "Do not ask.")
    var yes = false

    @Option(
        help: ArgumentHelp("Send the events of this segment's contacts alone.", valueName: "segment"),
        completion: .segments
    )
    var segment: String?

    @Option(
        help: ArgumentHelp("The date, or date and time, that the segment speaks of (default: now).", valueName: "date")
    )
    var asOf: String?

    @Option(help: ArgumentHelp("Send events of this date, or date and time, and later.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Send events up to this date, or date and time.", valueName: "date"))
    var to: String?

    @Option(help: ArgumentHelp("Send events of this type alone; may stand several times.", valueName: "type"))
    var type: [String] = []

    @Option(
        help: ArgumentHelp("The version of the vendor's interface: 2, or 1 with all values as texts.", valueName: "1|2")
    )
    var apiVersion = APIVersion.two

    @Flag(help: "Add the events' contacts that are missing upstream first, in requests of 3,000.")
    var createContacts = false

    @Option(
        help: ArgumentHelp(
            "The contacts that the vendor has, a CSV with a column for each kind of identifier; others are missing there.",
            valueName: "file"
        )
    )
    var contacts: String?

    @Flag(help: "Send batches whose reply never came again; what had arrived is then there twice.")
    var resendUnknown = false

    @Flag(help: "Leave out events of which it is foreseen that they come to nothing.")
    var skipPredicted = false

    @Option(
        help: ArgumentHelp(
            "Settings of the audit that foresees this: rules off, parameters that the account requires (YAML).",
            valueName: "file"
        )
    )
    var config: String?

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        if asOf != nil, segment == nil { throw ValidationError("--as-of belongs to --segment") }
    }

    func run() throws {
        let address = try upstream.address()
        let file = try store.reading(muster)
        try file.read { snapshot in
            let push = Push(
                snapshot: snapshot,
                selection: try selection(snapshot),
                address: address,
                upstream: upstream,
                sending: sending,
                version: apiVersion,
                ledgerPath: upstream.ledgerPath(ofDatabase: file.path),
                createsContacts: createContacts,
                audit: try auditSettings(snapshot),
                format: format ?? .automatic,
                csv: csv.writer,
                isQuiet: quiet
            )
            if dryRun { try push.rehearse() } else { try push.run(isAgreed: yes) }
        }
    }

    /// What the audit is told that foresees what comes to nothing.
    func auditSettings(_ snapshot: StoreSnapshot) throws -> AuditSettings {
        var settings = AuditSettings(now: snapshot.zone.now)
        try config.map { try AuditDefinition(path: $0) }?.apply(to: &settings)
        if let contacts { settings.knownContacts = try KnownContactsFile(path: contacts).identifiers }
        return settings
    }

    /// The events that were asked for.
    func selection(_ snapshot: StoreSnapshot) throws -> PushSelection {
        var selection = PushSelection()
        selection.period = try PeriodText.period(from: from, to: to, snapshot.zone)
        selection.resendsUnknown = resendUnknown
        selection.skipsPredicted = skipPredicted
        if !type.isEmpty { selection.eventTypes = Set(try type.map { try number(ofType: $0, snapshot) }) }
        if let segment {
            let preview = try SavedSegments.resolve(segment).preview(
                snapshot,
                asOf: try OrderOptions.asOf(asOf, zone: snapshot.zone)
            )
            StandardError.write(hints: preview.hints)
            selection.contacts = preview.members
        }
        return selection
    }

    private func number(ofType name: String, _ snapshot: StoreSnapshot) throws -> UInt32 {
        if let number = snapshot.eventType(named: name) { return number }
        let names = snapshot.eventTypeNames
        let near = nearestName(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
        throw UsageFailure(
            message: "--type \(name): the database has no event of this type\(near)\nTypes: "
                + names.sorted().joined(separator: ", ")
        )
    }
}

// The parser gives an option that both a command and its subcommand know to the outer one. The subcommands declare theirs
// all the same, for their help, and ask here for what was written.
extension PushCommand {
    /// Refuses what a subcommand that sends nothing would pass over, though it stands among its words.
    func refuseSelection(_ command: String, andPeriod: Bool) throws {
        let given = [
            ("--segment", segment != nil), ("--type", !type.isEmpty), ("--create-contacts", createContacts),
            ("--resend-unknown", resendUnknown), ("--skip-predicted", skipPredicted),
            ("--from and --to", andPeriod && (from != nil || to != nil)),
        ]
        guard let option = given.first(where: { $0.1 })?.0 else { return }
        throw UsageFailure(message: "push \(command) speaks of all events: \(option) does not belong to it")
    }

    /// The format that was asked for.
    func format(_ inner: ResultFormat?) -> ResultFormat { inner ?? format ?? .automatic }

    /// What writes CSV.
    func csv(_ inner: CSVOptions) -> CSVWriter { inner.completed(by: csv).writer }

    /// The path of the database.
    func databasePath(_ inner: StoreOptions) -> String {
        inner.database ?? store.path(muster)
    }

    /// The address and the key.
    func upstream(_ inner: UpstreamOptions) -> UpstreamOptions {
        var given = upstream
        if let url = inner.url { given.url = url }
        if let file = inner.keyFile { given.keyFile = file }
        if let file = inner.ledger { given.ledger = file }
        return given
    }
}
