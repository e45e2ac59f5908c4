internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import Presentation
internal import Reports
internal import SegmentEngine
internal import SegmentLanguage

/// The command `muster preview`.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show who would be in a segment: its size, what each condition does to it, and some of the members.",
        discussion: """
            SEGMENT is a file that ends in .segment, the name of a saved segment, or an expression. Beside each condition \
            stand the contacts that it holds for alone, and the segment's size without it.
            With --format csv or ndjson all members are listed, with the columns that --columns names. --list shows the saved segments.

            Examples:
              muster preview lapsed-buyers --as-of 2024-12-31
              muster preview 'did orderCreated in last 90 days and order count >= 2'
              muster preview vip.segment --format csv --columns email,phone > vip.csv
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Argument(help: "A .segment file, a saved name, or an expression.", completion: .segments)
    var segment: String?

    @Option(
        help: ArgumentHelp("The date, or date and time, that the segment speaks of (default: now).", valueName: "date")
    )
    var asOf: String?

    @Option(help: ArgumentHelp("How many members a table or JSON shows.", valueName: "n"))
    var limit = 10

    @OptionGroup var members: MemberOptions

    @Option(help: "table, csv or ndjson (all members), or json.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    @Flag(help: "List the saved segments instead.")
    var list = false

    func validate() throws {
        if segment == nil, !list {
            throw ValidationError(
                "say which segment: a file, a saved name, or an expression; --list shows the saved ones"
            )
        }
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }

    func run() throws {
        guard let segment, !list else { return try SavedSegments.writeList(format ?? .automatic, csv.writer) }
        let chosen = try SavedSegments.resolve(segment)
        let file = try store.reading(muster)
        try file.read { snapshot in
            try members.check(snapshot)
            let preview = try waiting.during("preview") {
                try chosen.preview(snapshot, asOf: try OrderOptions.asOf(asOf, zone: snapshot.zone))
            }
            for warning in preview.warnings { StandardError.write("warning: \(warning.render(in: chosen.text))\n") }
            StandardError.write(hints: preview.hints)
            let report = PreviewReport(
                preview: preview,
                name: chosen.name,
                members: MemberTable(columns: members.columns, snapshot: snapshot),
                limit: limit
            )
            try report.write(format ?? .automatic, csv.writer)
        }
    }
}
