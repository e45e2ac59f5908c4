internal import ArgumentParser
internal import Presentation

/// How a result is printed.
enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case csv
    case json
    case ndjson

    /// A table for a person, CSV for a program.
    static var automatic: ResultFormat { StandardOutput.isTerminal ? .table : .csv }

    /// Whether it has the rows of a result alone, so that what else is to be said goes to standard error.
    var isRowsAlone: Bool { self == .csv || self == .ndjson }

    /// Prints a result: a text for a person, one document of JSON, or the same rows as CSV and as NDJSON.
    func write(
        _ rows: @autoclosure () -> ResultTable,
        _ csv: CSVWriter,
        json: @autoclosure () -> JSONDocument,
        _ layout: JSONText.Layout = .compact,
        text: @autoclosure () -> String
    ) throws(OutputFailure) {
        switch self {
        case .table: try StandardOutput.write(text())
        case .csv: try StandardOutput.write(rows().bytes(.csv(csv)))
        case .json: try StandardOutput.write(JSONText.text(json(), layout) + "\n")
        case .ndjson: try StandardOutput.write(rows().bytes(.ndjson()))
        }
    }

    /// Prints a result that is one table.
    func write(_ rows: ResultTable, _ csv: CSVWriter) throws(OutputFailure) {
        try write(
            rows,
            csv,
            json: rows.document,
            text: TextTable(width: StandardOutput.terminalWidth).text(rows)
        )
    }
}
