package import Presentation

/// One table of a report; every format of reports is made from a list of these.
package struct ReportSection: Hashable, Sendable {
    /// The name by which the table can be asked for alone, such as `rfm-segments`.
    package var name: String
    /// What stands above it.
    package let title: String
    /// The table.
    package let table: ResultTable
}
