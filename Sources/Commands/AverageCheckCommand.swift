internal import ArgumentParser
internal import CustomerAnalytics
internal import EventStore
internal import Reports

/// The command `muster average-check`.
struct AverageCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "average-check",
        abstract: "Show the average check: revenue, mean, median and percentiles of orders, in groups.",
        discussion: """
            Orders count as they were at --as-of, DELIVERED ones unless --status says otherwise, and money of different \
            currencies is never added: each currency has a row. --by groups the orders:
              month, week, day, weekday, hour   by the order's own date
              status, currency                  by what the order states
              first-or-repeat                   by whether it is the contact's first order
              segment, rfm                      by the saved segments, or the RFM group, that the contact is in
              category                          by the categories of the order's items
              any other name                    by that parameter (city), or a field of the lines of a list (items.name)
            A parameter that is called like one of these words is written param:status.

            Examples:
              muster average-check
              muster average-check --by month --from 2024-01-01 --format csv
              muster average-check --by week --columns group,orders,mean,median
              muster average-check --by city --status any --currency UAH --as-of 2024-12-31
              muster average-check --histogram --segment lapsed-buyers
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions
    @OptionGroup var orders: OrderOptions

    @Option(help: ArgumentHelp("What the orders are grouped by (default: all together).", valueName: "what"))
    var by: AverageCheckWord?

    @Flag(help: "Show how the totals are spread instead: how many orders lie in each bin.")
    var histogram = false

    @Flag(help: "Show how contacts come back instead: by the month of their first order, what they order later.")
    var retention = false

    @Flag(help: "Show the orders that are left out instead, with the reason.")
    var leftOut = false

    @Option(
        help: ArgumentHelp(
            "The figures, between commas (default: all): \(AverageCheckColumn.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "names"
        ),
        transform: { text in try ColumnNames.read(text, of: AverageCheckColumn.allCases.map { ($0.rawValue, $0) }) }
    )
    var columns: [AverageCheckColumn]?

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    func validate() throws {
        if [histogram, retention, leftOut].count(where: { $0 }) > 1 {
            throw ValidationError("--histogram, --retention and --left-out are three results; ask for one at a time")
        }
        do throws(QuestionError) {
            try question.check()
        } catch {
            throw ValidationError(error.message)
        }
    }

    func run() throws {
        let file = try store.reading(muster)
        try file.read { snapshot in
            let sources = ReportSources.ofCommandLine(showsProgress: false)
            let answer = try waiting.during("average-check") {
                try question.answer(in: snapshot, OrderBooks(snapshot), orders.choice, sources)
            }
            try AverageCheckReport(answer: answer, question: question, format: format ?? .automatic, csv: csv.writer)
                .write()
        }
    }

    private var question: AverageCheckQuestion {
        var question = AverageCheckQuestion()
        question.by = by ?? .all
        question.columns = columns
        if histogram { question.result = .histogram }
        if retention { question.result = .retention }
        if leftOut { question.result = .leftOut }
        return question
    }
}

extension AverageCheckWord: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
