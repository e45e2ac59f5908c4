package import Presentation

/// One table of a report, with the pictures of it; every format of reports is made from a list of these.
package struct ReportSection {
    /// What stands in a table.
    package enum Rows {
        /// Rows that are at hand.
        case table(ResultTable)
        /// Rows that are made while they are written.
        case long(any LongTable)
    }

    /// The name by which the table can be asked for alone, such as `rfm-segments`.
    package var name: String
    /// What stands above it.
    package let title: String
    /// The table.
    package let rows: Rows
    /// How many of the first columns name a row.
    package let keys: Int
    /// Pictures of the table, for the formats that have any.
    package let charts: [any Chart]
    /// What a page has in the place of the table, where much of that says nothing; nil if it has all of it.
    package var shortened: ShortenedTable?

    /// Makes a section.
    package init(
        name: String,
        title: String,
        table: ResultTable,
        keys: Int = 1,
        charts: [any Chart] = [],
        shortened: ShortenedTable? = nil
    ) {
        self.init(name: name, title: title, rows: .table(table), keys: keys, charts: charts)
        self.shortened = shortened
    }

    /// Makes a section of any rows.
    init(name: String, title: String, rows: Rows, keys: Int = 1, charts: [any Chart] = []) {
        self.name = name
        self.title = title
        self.rows = rows
        self.keys = keys
        self.charts = charts
    }

    /// The table with no more rows than a person reads, and how many there are in all.
    package func head(_ limit: Int) -> (table: ResultTable, rows: Int) {
        switch rows {
        case .table(let table): (table, table.rows.count)
        case .long(let table): (table.head(min(limit, table.count)), table.count)
        }
    }
}

/// The rows of a table that people look for, and why the others are not there.
package struct ShortenedTable {
    /// The table with fewer rows.
    package let table: ResultTable
    /// What was left out, as a sentence.
    package let note: String
}

/// A table of so many rows that they are made while they are written, and never held together.
package protocol LongTable {
    /// The columns.
    var columns: [ResultTable.Column] { get }
    /// How many rows there are.
    var count: Int { get }

    /// The first rows, no more than there are.
    func head(_ limit: Int) -> ResultTable

    /// Writes all rows piece by piece, without titles before or brackets around them.
    ///
    /// - Throws: What `write` throws.
    func write(_ notation: RowNotation, to write: ([UInt8]) throws -> Void) throws
}
