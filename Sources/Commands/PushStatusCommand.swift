internal import ArgumentParser
internal import EventModel
internal import Presentation
internal import Upstream

/// The command `muster push status`.
struct PushStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what the ledger knows: what has arrived, what was refused, what nobody knows, what waits.",
        discussion: """
            Needs neither the database nor the vendor, only the ledger beside the database.

            Examples:
              muster push status
              muster push status --url http://127.0.0.1:8080 --format json
            """
    )

    @ParentCommand var push: PushCommand
    @OptionGroup var store: StoreOptions
    @OptionGroup var upstream: UpstreamOptions

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    func run() throws {
        try push.refuseSelection("status", andPeriod: true)
        let (ledger, address, account) = try PushLedger.known(
            push.databasePath(store),
            push.upstream(upstream),
            push.sending
        )
        let report = try ledger.report(account: account)
        try ledger.close()
        try push.format(format).write(
            figures(report),
            push.csv(csv),
            json: document(report, address),
            .indented,
            text: text(report, address)
        )
    }

    private func text(_ report: LedgerReport, _ address: ServiceAddress) -> String {
        let table = TextTable(width: StandardOutput.terminalWidth)
        let text = "\(address)\n\n" + table.text(figures(report))
        return report.troubled.isEmpty ? text : text + "\n" + table.text(troubled(report))
    }

    private func figures(_ report: LedgerReport) -> ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("count", .right), .init("meaning")])
        func add(_ what: String, _ count: Int, _ meaning: String) {
            table.append([.text(what), .integer(count), .text(meaning)])
        }
        add("events", report.events, "in the ledger")
        add("events accepted", report.accepted, "taken by the vendor for processing")
        for (status, events) in report.rejected { add("events rejected", events, PushWords.meaning(ofStatus: status)) }
        add("events unknown", report.unknown, "sent, and no reply came")
        add("events waiting", report.waiting, "planned or failed; surely not there yet")
        for state in BatchState.allCases {
            add("batches \(state.rawValue)", report.batches[state] ?? 0, meaning(state))
        }
        return table
    }

    private func meaning(_ state: BatchState) -> String {
        switch state {
        case .planned: "the next push sends their events"
        case .sending: "by a push that is under way, or was killed: then they are unknown"
        case .accepted: "answered for event by event"
        case .rejected: "of one event that was refused alone"
        case .failed: "their tries used up; the next push sends them again"
        case .unknown: "sent, and no reply came; sent again only with --resend-unknown"
        }
    }

    private func troubled(_ report: LedgerReport) -> ResultTable {
        var table = ResultTable(columns: [
            .init("batch", .right), .init("state"), .init("events", .right), .init("earliest"), .init("latest"),
            .init("tries", .right), .init("sent (UTC)"), .init("reply"),
        ])
        for batch in report.troubled {
            table.append([
                .integer(batch.number), .text(batch.state), .integer(batch.events),
                .text(batch.period.lowerBound.description), .text(batch.period.upperBound.description),
                .integer(batch.tries), batch.sent.map { .text($0) } ?? .missing, .text(batch.reply),
            ])
        }
        return table
    }

    private func document(_ report: LedgerReport, _ address: ServiceAddress) -> JSONDocument {
        func batches(_ states: BatchState...) -> JSONDocument {
            .integer(states.reduce(0) { $0 + (report.batches[$1] ?? 0) })
        }
        return [
            "address": .text(address.base),
            "batches": [
                "planned": .integer(report.batches.values.reduce(0, +)), "accepted": batches(.accepted),
                "failed": batches(.failed), "unknown": batches(.unknown, .sending), "rejected": batches(.rejected),
                "waiting": batches(.planned),
            ],
            "events": [
                "selected": .integer(report.events), "accepted": .integer(report.accepted),
                "rejected": .integer(report.rejected.reduce(0) { $0 + $1.events }),
                "unknown": .integer(report.unknown), "waiting": .integer(report.waiting),
            ],
            "rejected": PushWords.rejected(report.rejected),
            "attention": troubled(report).document,
        ]
    }
}

extension PushLedger {
    /// The ledger beside a database, the address that a command speaks of, and its account.
    static func known(
        _ database: String,
        _ upstream: UpstreamOptions,
        _ sending: SendingOptions
    ) throws -> (PushLedger, ServiceAddress, Int) {
        let path = upstream.ledgerPath(ofDatabase: database)
        guard let ledger = try PushLedger(reading: path) else {
            throw UsageFailure(message: "\(path): nothing was pushed from this database yet; see muster push --dry-run")
        }
        let known = KnownAccount(upstream, sending)
        let address = try known.address(in: ledger)
        guard let account = try known.number(in: ledger, at: address) else {
            throw UsageFailure(
                message: "\(path): nothing was pushed to \(address) yet; there were pushes to: "
                    + (try ledger.addresses().joined(separator: ", "))
            )
        }
        return (ledger, address, account)
    }
}
