internal import ArgumentParser
internal import EventStore
internal import Reports
internal import SegmentEngine

/// The command `muster diff`.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two segments, or one at two dates: who entered, who left, who stayed.",
        discussion: """
            Each SEGMENT is a file that ends in .segment, the name of a saved segment, or an expression. Two segments are \
            compared as of one date, or each as of its own; one segment as of two dates. With --format csv all contacts are \
            listed, with the columns that --columns names.

            Examples:
              muster diff champions --as-of 2024-06-30 --as-of 2024-12-31
              muster diff 'order count >= 2' 'order count >= 3' --only left
              muster diff old.segment new.segment --format csv --columns email > moved.csv
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Argument(help: "One segment, or two: .segment files, saved names, or expressions.", completion: .segments)
    var segments: [String]

    @Option(
        help: ArgumentHelp(
            "The date that both speak of (default: now); repeated, that of the first and that of the second.",
            valueName: "date"
        )
    )
    var asOf: [String] = []

    @Option(help: "List only the contacts who entered, left or stayed.")
    var only: SegmentDifference.Change?

    @Option(help: ArgumentHelp("How many contacts a table or JSON shows.", valueName: "n"))
    var limit = 10

    @OptionGroup var members: MemberOptions

    @Option(help: "table, csv or ndjson (all contacts), or json.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
        guard segments.count <= 2 else { throw ValidationError("diff compares two segments; overlap takes more") }
        guard asOf.count <= 2 else { throw ValidationError("--as-of stands at most twice, once for each side") }
        if segments.count == 1, asOf.count < 2 {
            throw ValidationError("say two dates for one segment, --as-of A --as-of B, or two segments")
        }
    }

    func run() throws {
        let chosen = try segments.map { try SavedSegments.resolve($0) }
        let file = try store.reading(muster)
        try file.read { snapshot in
            try members.check(snapshot)
            let chosen = try chosen.map { try $0.definition(snapshot) }
            let now = try OrderOptions.asOf(asOf.first, zone: snapshot.zone)
            let later = try asOf.count > 1 ? OrderOptions.asOf(asOf[1], zone: snapshot.zone) : now
            let difference = try waiting.during("diff") {
                try SegmentEngine.difference(
                    from: (chosen[0], now),
                    to: (chosen[chosen.count - 1], later),
                    snapshot: snapshot
                )
            }
            StandardError.write(hints: difference.hints)
            let report = DiffReport(
                difference: difference,
                members: MemberTable(columns: members.columns, snapshot: snapshot),
                changes: only.map { [$0] } ?? SegmentDifference.Change.allCases,
                limit: limit
            )
            try report.write(format ?? .automatic, csv.writer)
        }
    }
}

extension SegmentDifference.Change: ExpressibleByArgument {}
