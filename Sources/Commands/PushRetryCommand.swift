internal import ArgumentParser
internal import EventStore
internal import Upstream

/// The command `muster push retry`.
struct PushRetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Send again what an earlier push planned and did not get through; nothing new.",
        discussion: """
            Sends what failed or was left waiting, and what was rejected for a reason that passes (segmentation that was off, a \
            fault of the service). --rejected adds all other rejected events, --resend-unknown those whose reply never came. \
            --segment, --from, --to and --type select as for a push.

            Examples:
              muster push retry
              muster push retry --rejected --yes
            """
    )

    @ParentCommand var push: PushCommand
    @OptionGroup var store: StoreOptions
    @OptionGroup var upstream: UpstreamOptions
    @OptionGroup var sending: SendingOptions

    @Flag(help: "Show what would be sent, and send nothing.")
    var dryRun = false

    @Flag(help: "Do not ask.")
    var yes = false

    @Flag(help: "Send rejected events again too.")
    var rejected = false

    @Flag(help: "Send batches whose reply never came again; what had arrived is then there twice.")
    var resendUnknown = false

    @Flag(help: "Leave out events of which it is foreseen that they come to nothing.")
    var skipPredicted = false

    @Option(
        help: ArgumentHelp("The version of the vendor's interface: 2, or 1 with all values as texts.", valueName: "1|2")
    )
    var apiVersion = APIVersion.two

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    @Flag(help: "Show no progress.")
    var quiet = false

    func run() throws {
        let path = push.databasePath(store)
        let upstream = push.upstream(upstream)
        let ledgerPath = upstream.ledgerPath(ofDatabase: path)
        guard let ledger = try PushLedger(reading: ledgerPath) else {
            throw UsageFailure(
                message: "\(ledgerPath): nothing was pushed from this database yet; see muster push --dry-run"
            )
        }
        let address = try KnownAccount(upstream, push.sending).address(in: ledger)
        try ledger.close()
        try StoreFile(path: path, .reading).read { snapshot in
            var selection = try push.selection(snapshot)
            selection.includesNew = false
            selection.resendsRejected = rejected
            if resendUnknown { selection.resendsUnknown = true }
            if skipPredicted { selection.skipsPredicted = true }
            let sender = Push(
                snapshot: snapshot,
                selection: selection,
                address: address,
                upstream: upstream,
                sending: push.sending,
                version: push.apiVersion,
                ledgerPath: ledgerPath,
                createsContacts: push.createContacts,
                audit: try push.auditSettings(snapshot),
                format: push.format(format),
                csv: push.csv(csv),
                isQuiet: quiet || push.quiet
            )
            if dryRun || push.dryRun { try sender.rehearse() } else { try sender.run(isAgreed: yes || push.yes) }
        }
    }
}
