internal import CustomerAnalytics
package import Presentation
internal import SegmentEngine

/// The pictures of a page; each is made of the cells of the table that stands below it.
extension RFMAnswer {
    /// What amounts are in.
    private var money: String { result.currency ?? "no stated currency" }

    /// The groups' contacts, and their revenue.
    package var segmentPictures: [any Chart] {
        let rows = segments.rows
        guard !rows.isEmpty else { return [] }
        func picture(_ title: String, _ label: String, _ column: Int) -> BarChart {
            BarChart(
                title: title,
                categoryLabel: "group",
                valueLabel: label,
                categories: rows.map(\.[0].shown),
                series: [ChartSeries(label, rows.map(\.[column]))]
            )
        }
        return [
            picture("Contacts in each group", "contacts", 2), picture("Revenue of each group", "revenue, \(money)", 4),
        ]
    }

    /// The contacts by R and F, and their mean amount.
    package var heatMapPictures: [any Chart] {
        let (columns, rows) = (
            axisTitles(result.recency, isAscending: true), axisTitles(result.frequency, isAscending: false)
        )
        // The contacts without orders have no recency, and no column.
        let cells = RFMHeatMap(result).cells.filter { $0.recencyScore != nil }
        guard cells.contains(where: { $0.contacts > 0 }) else { return [] }
        func picture(_ title: String, _ label: String, _ value: (RFMHeatMap.Cell) -> ResultTable.Cell) -> HeatMapChart {
            HeatMapChart(
                title: title,
                columnLabel: "recency score",
                rowLabel: "frequency",
                valueLabel: label,
                columns: columns,
                rows: rows,
                cells: rows.indices.map { row in cells[row * columns.count..<(row + 1) * columns.count].map(value) }
            )
        }
        return [
            picture("Contacts by recency and frequency", "contacts") {
                $0.contacts == 0 ? .missing : .integer($0.contacts)
            },
            picture("Mean amount by recency and frequency", "mean amount, \(money)") { Self.cell($0.meanAmount) },
        ]
    }

    private func axisTitles(_ scores: RFMAxisScores, isAscending: Bool) -> [String] {
        let bins = scores.bins.sorted { ($0.score < $1.score) == isAscending }
        return bins.map { result.settings.method.isGrid ? $0.wholeNumbers : "\($0.score)" }
    }

    /// How recency, frequency and amounts are spread.
    package var distributionPictures: [any Chart] {
        RFMAxis.allCases.compactMap { axis in
            let bars = RFMHistogram(result.figures, axis).bars
            guard !bars.isEmpty else { return nil }
            let label =
                switch axis {
                case .recency: "days since the last order"
                case .frequency: result.settings.frequency == .days ? "days with an order" : "orders"
                case .monetary: "amount, \(money)"
                }
            return HistogramChart(
                title: "How \(axis.rawValue) is spread",
                placeLabel: label,
                valueLabel: "contacts",
                bins: bars.map { .init(from: Self.cell($0.from), to: Self.cell($0.to), count: $0.contacts) }
            )
        }
    }

    /// Who went from which group to which.
    package func transitionPictures(_ comparison: RFMComparison) -> [any Chart] {
        let cells = comparison.transitions.cells
        guard !cells.isEmpty else { return [] }
        let names = (result.groups?.names ?? []).filter { name in cells.contains { $0.from == name || $0.to == name } }
        let groups: [String?] = names.map { $0 } + (cells.contains { $0.from == nil || $0.to == nil } ? [nil] : [])
        return [
            HeatMapChart(
                title: "From group to group",
                columnLabel: "group on \(comparison.to.text), by the numbers of the rows",
                rowLabel: "on \(comparison.from.text)",
                valueLabel: "contacts",
                columns: groups.indices.map { "\($0 + 1)" },
                rows: groups.enumerated().map { "\($0 + 1) \($1 ?? "not scored")" },
                cells: groups.map { before in
                    groups.map { after in
                        cells.first { $0.from == before && $0.to == after }.map { .integer($0.contacts) } ?? .missing
                    }
                }
            )
        ]
    }
}
