internal import ArgumentParser
internal import EventModel
internal import Presentation
internal import Upstream

/// The command `muster push dead-letters`.
struct PushDeadLettersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters",
        abstract: "List the events that the vendor refused, each with its reply.",
        discussion: """
            In JSON, NDJSON and CSV each comes with the event as it was sent. Mend them, import them anew and push again; or send the \
            same events again with: muster push retry --rejected

            Examples:
              muster push dead-letters
              muster push dead-letters --format json > refused.json
            """
    )

    @ParentCommand var push: PushCommand
    @OptionGroup var store: StoreOptions
    @OptionGroup var upstream: UpstreamOptions

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    func run() throws {
        try push.refuseSelection("dead-letters", andPeriod: true)
        let (ledger, _, account) = try PushLedger.known(push.databasePath(store), push.upstream(upstream), push.sending)
        switch push.format(format) {
        case .json: try writeJSON(ledger, account)
        case .csv: try writeRows(ledger, account, .csv(push.csv(csv)))
        case .ndjson: try writeRows(ledger, account, .ndjson())
        case .table:
            var table = ResultTable(columns: Self.columns)
            try ledger.forEachDeadLetter(account: account) { table.append(Self.row($0)) }
            try StandardOutput.write(TextTable(width: StandardOutput.terminalWidth).text(table))
        }
        try ledger.close()
    }

    private static let columns: [ResultTable.Column] = [
        .init("occurred"), .init("status"), .init("reply"), .init("answered (UTC)"), .init("event"),
    ]

    private static func row(_ letter: DeadLetter) -> [ResultTable.Cell] {
        [
            .text(letter.occurred.description), .text(letter.status), .text(letter.reply), .text(letter.answered),
            .text(letter.body),
        ]
    }

    private func writeRows(_ ledger: PushLedger, _ account: Int, _ notation: RowNotation) throws {
        var output = RowStream(notation, Self.columns)
        try ledger.forEachDeadLetter(account: account) { try output.write(Self.row($0)) }
        try output.end()
    }

    /// A list with one dead letter a line, written as it is read.
    private func writeJSON(_ ledger: PushLedger, _ account: Int) throws {
        var isFirst = true
        try ledger.forEachDeadLetter(account: account) { letter in
            let document: JSONDocument = [
                "occurred": .text(letter.occurred.description), "status": .text(letter.status),
                "reply": .text(letter.reply), "answered": .text(letter.answered),
            ]
            // The event is JSON already, and stays as it was sent.
            let head = JSONText.text(document).dropLast()
            try StandardOutput.write((isFirst ? "[" : ",\n") + head + ",\"event\":\(letter.body)}")
            isFirst = false
        }
        try StandardOutput.write(isFirst ? "[]\n" : "]\n")
    }
}
