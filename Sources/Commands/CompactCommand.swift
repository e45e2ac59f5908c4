internal import ArgumentParser
internal import EventStore
internal import Presentation

/// The command `muster compact`.
struct CompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Join small parts, and free what removed events took.",
        discussion: """
            Many small imports leave many small parts; imports join the latest of them by themselves, and this joins all. What \
            was removed by `delete` or `undo` leaves the file for good: the events, and the texts that no other event has; names \
            of types and parameters stay. No result changes, and others may read meanwhile.

            Examples:
              muster compact
              muster --database shop.sqlite compact --format json
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    @Flag(help: "Show no progress.")
    var quiet = false

    func run() throws {
        let file = try store.writing(muster)
        var progress = ProgressReport(title: "compact", unit: .things("steps"), isShown: !quiet)
        let summary = try StoreCompaction(of: file).compact { done, total in
            progress.update(done: done, of: total)
            return !Interruption.isRequested
        }
        progress.finish()
        try file.close()
        try write(summary)
        if summary.wasInterrupted {
            throw Interruption.Failure(message: "stopped; what was joined stays. Run it again for the rest.")
        }
    }

    private func write(_ summary: CompactionSummary) throws {
        var table = ResultTable(columns: [.init("what"), .init("before", .right), .init("after", .right)])
        table.append([.text("parts"), .integer(summary.parts.before), .integer(summary.parts.after)])
        table.append([.text("bytes"), .integer(summary.bytes.before), .integer(summary.bytes.after)])
        table.append([.text("removed events in the file"), .integer(summary.removedEvents), .integer(0)])
        table.append([.text("texts of no event"), .integer(summary.droppedTexts), .integer(0)])
        let text = TextTable(width: StandardOutput.terminalWidth)
        let document: JSONDocument = [
            "parts": ["before": .integer(summary.parts.before), "after": .integer(summary.parts.after)],
            "bytes": ["before": .integer(summary.bytes.before), "after": .integer(summary.bytes.after)],
            "removedEvents": .integer(summary.removedEvents),
            "droppedTexts": .integer(summary.droppedTexts),
        ]
        try (format ?? .automatic).write(table, csv.writer, json: document, text: text.text(table))
    }
}
