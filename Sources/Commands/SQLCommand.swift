internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import Foundation
internal import Presentation
internal import StoreQueries

/// The command `muster sql`.
struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract:
            "Ask the database in SQL, reading only: events, order lines, orders, contacts and findings as tables.",
        discussion: """
            QUERY is a statement, the name of a saved query, a file that ends in .sql, or - for standard input. --list shows \
            the saved queries: yours of the folder queries, and those that ship with the program. --tables shows the \
            tables, with a name the columns of that table. A parameter of a query, such as :as_of, is given with --set.

            Examples:
              muster sql --tables
              muster sql --tables orders
              muster sql 'SELECT status, count(*), sum(total) FROM orders GROUP BY status'
              muster sql top-products --set currency=UAH --format csv
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Argument(
        help: "A statement, a saved name, a .sql file, or - for standard input; with --tables a table's name.",
        completion: .queries
    )
    var query: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("The value of a parameter; may be given several times.", valueName: "name=value")
    )
    var settings: [String] = []

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    @Flag(help: "List the saved queries instead.")
    var list = false

    @Flag(help: "Show the tables instead, or the columns of one.")
    var tables = false

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        if list, tables { throw ValidationError("--list and --tables are two results; ask for one at a time") }
        if query == nil, !list, !tables {
            throw ValidationError(
                "say what to ask: a statement, a saved name, a .sql file, or -; --list shows the saved ones, --tables the tables"
            )
        }
        for setting in settings where !setting.dropFirst().contains("=") {
            throw ValidationError("--set takes a name and a value, such as --set month=2024-11")
        }
    }

    func run() throws {
        if list { return try write(SavedQueries.table()) }
        let text = tables ? nil : try query.map(SavedQueries.resolve)
        let file = try store.reading(muster)
        try file.read { snapshot in
            var progress = ProgressReport(title: "sql", unit: .things("rows read"), isShown: !quiet)
            var auditing = ProgressReport(title: "auditing", unit: .things("events"), isShown: !quiet)
            var isAnswering = false
            let findings = FindingsTable.supplied(snapshot) { done, total in
                auditing.update(done: done, of: total)
                if done == total { auditing.finish() }
                return !Interruption.isRequested
            }
            let connection = try QueryConnection(snapshot, now: snapshot.zone.now, supplied: [findings]) { rows in
                // A line of progress would stand in the middle of rows that go to the same terminal.
                if !isAnswering || !StandardOutput.isTerminal { progress.update(done: rows, of: nil) }
                return !Interruption.isRequested
            }
            defer { progress.finish() }
            guard let text else { return try write(QueryTables(connection.tableDescriptions).table(of: query)) }
            let statement = try text.prepare(connection, settings)
            var output = RowOutput(statement.columns, format ?? .automatic, csv.writer)
            while try statement.step() {
                if !isAnswering {
                    isAnswering = true
                    if StandardOutput.isTerminal { progress.finish() }
                }
                try output.write(statement)
            }
            progress.finish()
            try output.end()
        }
    }

    private func write(_ table: ResultTable) throws {
        var output = RowOutput(table.columns.map(\.title), format ?? .automatic, csv.writer)
        for row in table.rows { try output.write(row) }
        try output.end()
    }
}

extension SQLCommand {
    /// The words of a command line; a statement of `sql` that begins with a comment gets a blank before it.
    ///
    /// The parser takes every word that begins with two hyphens for an option. The name of an option has letters, digits and
    /// hyphens, and behind it there is nothing, or `=` and a value: all else is a comment of SQL.
    static func arguments(_ words: [String]) -> [String] {
        guard let command = words.firstIndex(of: "sql") else { return words }
        return words.enumerated().map { index, word in
            guard index > command, word.hasPrefix("--"), word.count > 2 else { return word }
            let next = word.dropFirst(2).first { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
            return next == nil || next == "=" ? word : " " + word
        }
    }
}

extension QueryError: CommandFailure {
    var message: String {
        guard case .wrong = self else { return description }
        return "the query cannot be answered\n" + description
    }

    var exitCode: Int32 {
        switch self {
        case .notOne, .refused, .wrong: ExitStatus.usage
        case .failed: ExitStatus.inputOutput
        case .stopped: ExitStatus.interrupted
        }
    }
}
