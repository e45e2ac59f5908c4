internal import ArgumentParser
internal import CustomerAnalytics
internal import EventStore
internal import Reports

/// `muster rfm`.
struct RFMCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rfm",
        abstract: "Score contacts by recency, frequency and monetary value of their orders, and name the groups.",
        discussion: """
            The method is quantile (the rule of R's package rfm), rank (shares of the ranking, equal values together), \
            grid (the vendor's recency columns and order rows) or a YAML file of fixed thresholds. Each result says which \
            thresholds were used, how many contacts each bin has, and which orders were left out.
            With --format csv all contacts are listed, or what --summary, --heat-map, --distributions or --compare-to ask for.

            Examples:
              muster rfm --as-of 2024-12-31 --currency UAH
              muster rfm --as-of 2024-12-31 --compare-to 2024-06-30 --currency UAH
              muster rfm --method grid --grid-columns 30,90,365 --currency UAH --heat-map
              muster rfm --names r-package-names --currency UAH --summary > groups.csv
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions
    @OptionGroup var orders: OrderOptions

    @Option(
        help: ArgumentHelp("quantile, rank, grid, or a YAML file of thresholds.", valueName: "method"),
        completion: .list(["quantile", "rank", "grid"])
    )
    var method = "quantile"

    @Option(help: ArgumentHelp("How many scores an axis has, for quantile and rank (default: 5).", valueName: "n"))
    var bins: Int?

    @Option(help: "Count orders, or the days with an order: orders or days.")
    var frequency = RFMFrequency.orders

    @Option(
        help: ArgumentHelp(
            "The names of groups: usual-names, r-package-names, or a YAML file (default: usual-names).",
            valueName: "names"
        )
    )
    var names: String?

    @Option(help: ArgumentHelp("The grid's column borders in days: 15,30,60,90,180,365.", valueName: "days"))
    var gridColumns: String?

    @Option(help: ArgumentHelp("The grid's row borders in orders: 1,2,3 and so on to 11.", valueName: "orders"))
    var gridRows: String?

    @Option(
        help: ArgumentHelp("Show who went from which group to which since, or up to, another date.", valueName: "date")
    )
    var compareTo: String?

    @Flag(help: "Show the contacts and their mean amount for each pair of R and F.")
    var heatMap = false

    @Flag(help: "Show how recency, frequency and amounts are distributed.")
    var distributions = false

    @Flag(help: "Of the contacts show none, only the summary of the groups.")
    var summary = false

    @Option(help: ArgumentHelp("How many contacts a table shows.", valueName: "n"))
    var limit = 10

    @Option(help: "table, csv, json or ndjson (all but a table with all contacts).")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    func validate() throws {
        do throws(QuestionError) {
            try question.check()
        } catch {
            throw ValidationError(error.message)
        }
        let tables = [heatMap, distributions, summary, compareTo != nil].count { $0 }
        if (format ?? .automatic).isRowsAlone, tables > 1 {
            throw ValidationError(
                "CSV and NDJSON hold one table: choose one of --summary, --heat-map, --distributions and --compare-to"
            )
        }
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }

    func run() throws {
        let file = try store.reading(muster)
        try file.read { snapshot in
            let sources = ReportSources.ofCommandLine(showsProgress: false)
            let answer = try waiting.during("rfm") {
                try question.answer(in: snapshot, OrderBooks(snapshot), orders.choice, sources)
            }
            try RFMReport(command: self, answer: answer, snapshot: snapshot).write(format ?? .automatic)
        }
    }

    private var question: RFMQuestion {
        var question = RFMQuestion()
        (question.method, question.bins, question.frequency, question.names) = (method, bins, frequency, names)
        (question.gridColumns, question.gridRows, question.compareTo) = (gridColumns, gridRows, compareTo)
        return question
    }
}

extension RFMFrequency: ExpressibleByArgument {}
