internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import Presentation
internal import Reports
internal import SegmentEngine
internal import SegmentLanguage

/// The command `muster history`.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show how large a segment was at past dates, and how many contacts entered and left it in between.",
        discussion: """
            SEGMENT is a file that ends in .segment, the name of a saved segment, or an expression. At each date the segment is \
            evaluated as it would have been then, from the events up to it. Steps end with the calendar's: months with their \
            last day, weeks with Sunday.

            Examples:
              muster history lapsed-buyers --every month
              muster history 'order count >= 2' --every quarter --from 2023-01-01
              muster history vip.segment --as-of 2024-06-30,2024-12-31
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Argument(help: "A .segment file, a saved name, or an expression.", completion: .segments)
    var segment: String

    @Option(help: "day, week, month, quarter or year (default: month).")
    var every: HistoryStep?

    @Option(
        help: ArgumentHelp("The first date that may be shown (default: that of the first event).", valueName: "date")
    )
    var from: String?

    @Option(help: ArgumentHelp("The last date that may be shown (default: now).", valueName: "date"))
    var to: String?

    @Option(help: ArgumentHelp("These dates instead, between commas or the option repeated.", valueName: "dates"))
    var asOf: [String] = []

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    func validate() throws {
        if !asOf.isEmpty, from != nil || to != nil || every != nil {
            throw ValidationError("--as-of says the dates itself; leave --every, --from and --to out")
        }
    }

    func run() throws {
        let chosen = try SavedSegments.resolve(segment)
        let file = try store.reading(muster)
        try file.read { snapshot in
            var moments = HistoryMoments(every: every ?? .month)
            (moments.from, moments.to, moments.asOf) = (from, to, asOf)
            let history = try waiting.during("history") {
                try SegmentEngine.history(
                    chosen.definition(snapshot),
                    snapshot: snapshot,
                    at: moments.moments(snapshot)
                )
            }
            StandardError.write(hints: history.hints)
            let table = SegmentTables.history(history)
            let text = TextTable(width: StandardOutput.terminalWidth).text(table)
            let name = chosen.name.map { $0 + ": " } ?? ""
            try (format ?? .automatic).write(
                table,
                csv.writer,
                json: table.document,
                text: "\(name)\(history.segment)\n\n\(text)"
            )
        }
    }
}

extension HistoryStep: ExpressibleByArgument {}
