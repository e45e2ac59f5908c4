internal import ArgumentParser

/// How the rows of a query are printed.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case csv
    case json
    case ndjson

    /// A table for a person, CSV for a program.
    static var automatic: RowFormat { StandardOutput.isTerminal ? .table : .csv }
}
