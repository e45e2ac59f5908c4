internal import ArgumentParser
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentEngine

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
              muster rfm --method grid --grid-columns 30,90,365 --heat-map
              muster rfm --names r-package-names --summary --format csv > groups.csv
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions
    @OptionGroup var orders: OrderOptions

    @Option(help: ArgumentHelp("quantile, rank, grid, or a YAML file of thresholds.", valueName: "method"))
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

    @Option(help: "table, csv (all contacts) or json.")
    var format: ResultFormat?

    private static let methods = ["quantile", "rank", "grid"]

    func validate() throws {
        if let bins, !RFMMethod.possibleBins.contains(bins) {
            throw ValidationError(
                "--bins must be \(RFMMethod.possibleBins.lowerBound) to \(RFMMethod.possibleBins.upperBound)"
            )
        }
        guard Self.methods.contains(method) || method.hasSuffix(".yaml") || method.hasSuffix(".yml") else {
            throw ValidationError(
                "--method \(method): the methods are \(Self.methods.joined(separator: ", ")), "
                    + "or a file of thresholds that ends in .yaml"
            )
        }
        if bins != nil, !["quantile", "rank"].contains(method) {
            throw ValidationError(
                "--bins goes with --method quantile or rank; \(method) says itself how many there are"
            )
        }
        if method != "grid", gridColumns != nil || gridRows != nil {
            throw ValidationError("--grid-columns and --grid-rows go with --method grid")
        }
        if method == "grid", names != nil {
            throw ValidationError("--names needs a monetary score, which the grid does not have; leave it out")
        }
        if format == .csv, [heatMap, distributions, summary, compareTo != nil].count(where: { $0 }) > 1 {
            throw ValidationError(
                "CSV holds one table: choose one of --summary, --heat-map, --distributions and --compare-to"
            )
        }
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }

    func run() throws {
        let thresholds = Self.methods.contains(method) ? nil : try RFMThresholds(path: method)
        let settings = RFMResult.Settings(
            method: try chosenMethod(thresholds),
            frequency: frequency,
            names: method == "grid" ? nil : try RFMNames.resolve(names ?? RFMNames.usual)
        )
        let file = try store.reading(muster)
        try file.read { snapshot in
            let asOf = try orders.asOf(in: snapshot.zone)
            var selection = try orders.selection(snapshot, asOf: asOf)
            try apply(thresholds?.currency, to: &selection)
            let book = try OrderBook(snapshot)
            try OrderOptions.check(selection.currency, in: book)
            let firstOccurred = snapshot.contacts.firstOccurred
            let result = try RFMResult(book, selection, settings, firstOccurred: firstOccurred)
            var comparison: RFMComparison?
            if let compareTo {
                let other = try OrderOptions.moment(compareTo, option: "--compare-to", zone: snapshot.zone)
                selection.asOf = other.moment
                let compared = try RFMResult(book, selection, settings, firstOccurred: firstOccurred)
                comparison = RFMComparison(of: result, asOf, with: compared, other)
            }
            let report = RFMReport(
                command: self,
                result: result,
                asOf: asOf,
                comparison: comparison,
                snapshot: snapshot
            )
            try report.write(format ?? .automatic)
        }
    }

    private func chosenMethod(_ thresholds: RFMThresholds?) throws -> RFMMethod {
        if let thresholds { return .thresholds(thresholds.borders) }
        switch method {
        case "rank": return .rank(bins: bins ?? 5)
        case "grid":
            do {
                return .grid(
                    try RFMBorders(
                        recency: try gridColumns.map { try Self.borders($0, option: "--grid-columns") }
                            ?? RFMBorders.assumedGrid.recency,
                        frequency: try gridRows.map { try Self.borders($0, option: "--grid-rows") }
                            ?? RFMBorders.assumedGrid.frequency
                    )
                )
            } catch let error as RFMBordersError {
                throw UsageFailure(message: "\(error)")
            }
        default: return .quantile(bins: bins ?? 5)
        }
    }

    /// Takes the currency of a thresholds file, which must not contradict the one asked for.
    private func apply(_ currency: String?, to selection: inout OrderSelection) throws {
        guard let currency else { return }
        guard selection.currency == nil || selection.currency == .named(currency) else {
            throw UsageFailure(
                message: "\(method) has its thresholds in \(currency), and --currency asks for \(orders.currency ?? "")"
            )
        }
        selection.currency = .named(currency)
    }

    private static func borders(_ text: String, option: String) throws -> [ExactDecimal] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            guard let number = DecimalText.number(String(part)) else {
                throw UsageFailure(message: "\(option): \(part) is no number; write the borders as 30,90,365")
            }
            return number
        }
    }
}

extension RFMFrequency: ExpressibleByArgument {}

/// The result at another date, and who went where between the two.
struct RFMComparison {
    let other: RFMResult
    let otherAsOf: AsOf
    let from: AsOf
    let to: AsOf
    let transitions: RFMTransitions

    init(of result: RFMResult, _ asOf: AsOf, with other: RFMResult, _ otherAsOf: AsOf) {
        (self.other, self.otherAsOf) = (other, otherAsOf)
        let isLater = asOf.moment >= otherAsOf.moment
        (from, to) = isLater ? (otherAsOf, asOf) : (asOf, otherAsOf)
        transitions = isLater ? RFMTransitions(from: other, to: result) : RFMTransitions(from: result, to: other)
    }
}
