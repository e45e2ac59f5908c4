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
            In JSON and CSV each comes with the event as it was sent. Mend them, import them anew and push again; or send the \
            same events again with: muster push retry --rejected

            Examples:
              muster push dead-letters
              muster push dead-letters --format json > refused.json
            """
    )

    @ParentCommand var push: PushCommand
    @OptionGroup var store: StoreOptions
    @OptionGroup var upstream: UpstreamOptions

    @Option(help: "table, csv or json.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    func run() throws {
        let (ledger, _, account) = try PushLedger.known(push.databasePath(store), push.upstream(upstream), push.sending)
        let format = push.format(format)
        if format == .json {
            try writeJSON(ledger, account)
        } else {
            var table = ResultTable(columns: [
                .init("occurred"), .init("status"), .init("reply"), .init("answered (UTC)"), .init("event"),
            ])
            try ledger.forEachDeadLetter(account: account) { letter in
                table.append([
                    .text(letter.occurred.description), .text(letter.status), .text(letter.reply),
                    .text(letter.answered), .text(letter.body),
                ])
            }
            if format == .csv {
                try StandardOutput.write(push.csv(csv).bytes(table))
            } else {
                try StandardOutput.write(TextTable(width: StandardOutput.terminalWidth).text(table))
            }
        }
        try ledger.close()
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
