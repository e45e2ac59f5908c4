internal import CustomerAnalytics
package import Presentation

/// The pictures of a table of the average check: one for each currency, since money of two is never compared.
package struct AverageCheckPictures {
    private let table: ResultTable
    private let by: AverageCheckWord

    /// So many currencies, or groups of a histogram, are drawn; the table has all.
    private static let most = 4

    /// So many months since the first order, and so many months of first orders, the last ones, are drawn.
    ///
    /// One order with a date of the year 1 would make a map of 24,000 columns, which no browser shows.
    private static let mostMonths = 120

    /// Prepares the pictures of a table, whose orders are told apart as a word says.
    package init(table: ResultTable, by: AverageCheckWord) {
        self.table = table
        self.by = by
    }

    /// The pictures of a kind of result.
    package func charts(of result: AverageCheckQuestion.Result) -> [any Chart] {
        switch result {
        case .figures: by == .all ? [] : currencies.map(figures)
        case .histogram: histograms
        case .retention: currencies.map(retention)
        case .leftOut: []
        }
    }

    /// The rows of each currency, in the order in which they come.
    private var currencies: [(currency: ResultTable.Cell, rows: [[ResultTable.Cell]])] {
        var found: [(currency: ResultTable.Cell, rows: [[ResultTable.Cell]])] = []
        for row in table.rows {
            if let known = found.firstIndex(where: { $0.currency == row[1] }) {
                found[known].rows.append(row)
            } else if found.count < Self.most {
                found.append((row[1], [row]))
            }
        }
        return found
    }

    private static func name(_ currency: ResultTable.Cell) -> String {
        currency == .missing ? "no stated currency" : currency.shown
    }

    private func cells(_ title: String, of rows: [[ResultTable.Cell]]) -> [ResultTable.Cell] {
        guard let column = table.columns.firstIndex(where: { $0.title == title }) else { return [] }
        return rows.map { $0[column] }
    }

    private func figures(_ currency: ResultTable.Cell, _ rows: [[ResultTable.Cell]]) -> any Chart {
        let rows = by == .time(.month) ? withoutGaps(rows) : rows
        let (name, places) = (Self.name(currency), rows.map { $0[0] == .missing ? "none stated" : $0[0].shown })
        let title = "Average check by \(by.text), \(name)"
        let mean = ChartSeries("mean", cells("mean", of: rows))
        if case .time(let step) = by, [.month, .week, .day].contains(step) {
            return LineChart(
                title: title,
                placeLabel: step.rawValue,
                valueLabel: "\(name) an order",
                places: places,
                series: [mean, ChartSeries("median", cells("median", of: rows))]
            )
        }
        return BarChart(
            title: title,
            categoryLabel: by.text,
            valueLabel: "mean of an order, \(name)",
            categories: places,
            series: [mean]
        )
    }

    /// The months with rows of missing values between them for the months without orders, so that time goes evenly.
    private func withoutGaps(_ rows: [[ResultTable.Cell]]) -> [[ResultTable.Cell]] {
        func number(_ month: String) -> Int? {
            let parts = month.split(separator: "-").compactMap { Int($0) }
            return parts.count == 2 ? parts[0] * 12 + parts[1] - 1 : nil
        }
        var filled: [[ResultTable.Cell]] = []
        var previous: Int?
        for row in rows {
            let month = number(row[0].shown)
            if let month, let previous, previous + 1 < month {
                for missing in previous + 1..<month {
                    let text = String(missing % 12 + 1)
                    let name = "\(missing / 12)-\(text.count == 1 ? "0" : "")\(text)"
                    filled.append([.text(name)] + row.dropFirst().map { _ in .missing })
                }
            }
            previous = month
            filled.append(row)
        }
        return filled
    }

    private var histograms: [any Chart] {
        var groups: [(key: [ResultTable.Cell], rows: [[ResultTable.Cell]])] = []
        for row in table.rows {
            let key = Array(row[0..<2])
            if groups.last?.key == key {
                groups[groups.count - 1].rows.append(row)
            } else {
                groups.append((key, [row]))
            }
        }
        return groups.prefix(Self.most).map { key, rows in
            let group = by == .all ? "" : "\(by.text) \(key[0].shown), "
            let counts = cells("orders", of: rows)
            return HistogramChart(
                title: "Totals of orders, \(group)\(Self.name(key[1]))",
                placeLabel: "total, \(Self.name(key[1]))",
                valueLabel: "orders",
                bins: zip(rows, counts).map { row, count in
                    var orders = 0
                    if case .integer(let value) = count { orders = value }
                    return .init(from: row[2], to: row[3], count: orders)
                }
            )
        }
    }

    private func retention(_ currency: ResultTable.Cell, _ rows: [[ResultTable.Cell]]) -> any Chart {
        let first = cells("firstMonth", of: rows)
        var shares: [String: [String: ResultTable.Cell]] = [:]
        for (row, share) in zip(rows, cells("share", of: rows)) {
            shares[row[0].shown, default: [:]][row[3].shown] = share
        }
        let months = Array(Set(first.map(\.shown)).sorted().suffix(Self.mostMonths))
        let last = cells("months", of: rows).map { if case .integer(let months) = $0 { months } else { 0 } }.max() ?? 0
        // In its own month everybody has ordered, which would make all the rest pale.
        let columns = last == 0 ? [] : (1...min(last, Self.mostMonths)).map(String.init)
        return HeatMapChart(
            title: "Who ordered again, \(Self.name(currency))",
            columnLabel: "months since the month of the first order",
            rowLabel: "first order",
            valueLabel: "share of the contacts",
            columns: columns,
            rows: columns.isEmpty ? [] : months,
            cells: columns.isEmpty ? [] : months.map { month in columns.map { shares[month]?[$0] ?? .missing } }
        )
    }
}
