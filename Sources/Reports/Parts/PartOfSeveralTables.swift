internal import Presentation

/// A part of several tables, which are named after its kind and titled after the part.
protocol PartOfSeveralTables: ReportPart {
    /// The title that all tables begin theirs with.
    var title: String { get }
}

extension PartOfSeveralTables {
    /// One of the tables.
    func section(
        _ name: String,
        _ subtitle: String,
        _ table: ResultTable,
        keys: Int = 1,
        charts: [any Chart] = []
    ) -> ReportSection {
        ReportSection(
            name: "\(Self.kind)-\(name)",
            title: "\(title): \(subtitle)",
            table: table,
            keys: keys,
            charts: charts
        )
    }
}
