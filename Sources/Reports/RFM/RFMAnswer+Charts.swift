internal import CustomerAnalytics
internal import Presentation

extension RFMAnswer {
    /// The heat map as two shaded grids for a terminal: contacts, and the mean of their amounts.
    package var heatMapChart: String {
        let cells = RFMHeatMap(result).cells
        let columns = result.recency.bins.sorted { $0.score < $1.score }
        let rows = result.frequency.bins.reversed()
        func grid(_ corner: String, _ value: (RFMHeatMap.Cell) -> ResultTable.Cell) -> String {
            ShadedGrid(
                corner: corner,
                columns: columns.map { title(of: $0) },
                rows: rows.enumerated().map { row, bin in
                    let own = cells[row * columns.count..<(row + 1) * columns.count]
                    return ShadedGrid.Row(title: title(of: bin), cells: own.map(value))
                }
            ).text
        }
        return "contacts: rows frequency, columns recency, darker is more\n\n"
            + grid("F \\ R") { $0.contacts == 0 ? .missing : .integer($0.contacts) }
            + "\nmean amount: rows frequency, columns recency, darker is more\n\n"
            + grid("F \\ R") { Self.cell($0.meanAmount) }
    }

    /// Who went where as a shaded grid for a terminal: a row a group before, a column a group after, by their numbers.
    package func transitionsChart(_ comparison: RFMComparison) -> String {
        let cells = comparison.transitions.cells
        let names = (result.groups?.names ?? []).filter { name in
            cells.contains { $0.from == name || $0.to == name }
        }
        let groups: [String?] = names.map { $0 } + (cells.contains { $0.from == nil || $0.to == nil } ? [nil] : [])
        let rows = groups.enumerated().map { number, before in
            ShadedGrid.Row(
                title: "\(number + 1) \(before ?? "not scored")",
                cells: groups.map { after in
                    cells.first { $0.from == before && $0.to == after }.map { .integer($0.contacts) } ?? .missing
                }
            )
        }
        return ShadedGrid(corner: "from \\ to", columns: groups.indices.map { "\($0 + 1)" }, rows: rows).text
    }

    /// The bins' scores, or on the grid the values in them, which its readers know.
    private func title(of bin: RFMBin) -> String {
        result.settings.method.isGrid ? bin.wholeNumbers : "\(bin.score)"
    }
}
