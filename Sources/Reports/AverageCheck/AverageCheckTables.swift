package import CustomerAnalytics
internal import EventModel
package import Presentation

/// The results of the average check as rows under titled columns.
package enum AverageCheckTables {
    /// The figures of each group and currency.
    package static func rows(_ result: AverageCheck) -> ResultTable {
        var table = ResultTable(
            columns: [.init("group"), .init("currency")]
                + [
                    "orders", "contacts", "revenue", "mean", "trimmedMean", "median", "p10", "p25", "p75", "p90", "p99",
                    "least", "greatest", "ordersPerContact", "repeatShare", "grossOrders", "gross", "grossMean",
                    "netOrders", "net", "netMean",
                ].map { .init($0, .right) }
        )
        for row in result.rows {
            let (p10, p25, p75) = (row.percentiles[0], row.percentiles[1], row.percentiles[3])
            let (p90, p99) = (row.percentiles[4], row.percentiles[5])
            table.append(
                [text(row.group), text(row.currency), .integer(row.orders), .integer(row.contacts)]
                    + [row.revenue, row.mean, row.trimmedMean, row.median, p10, p25, p75, p90, p99].map { money($0) }
                    + [row.least, row.greatest, row.ordersPerContact, row.repeatShare].map { money($0) }
                    + [.integer(row.gross.orders), money(row.gross.revenue), money(row.gross.mean)]
                    + [.integer(row.net.orders), money(row.net.revenue), money(row.net.mean)]
            )
        }
        return table
    }

    /// The bins of each group and currency.
    package static func histogram(_ result: AverageCheckHistogram) -> ResultTable {
        var table = ResultTable(columns: [
            .init("group"), .init("currency"), .init("from", .right), .init("to", .right), .init("orders", .right),
            .init("share", .right), .init("revenue", .right),
        ])
        for row in result.rows {
            table.append([
                text(row.group), text(row.currency), money(row.from), money(row.to), .integer(row.orders),
                money(row.share), money(row.revenue),
            ])
        }
        return table
    }

    /// The months after each month of first orders.
    package static func retention(_ result: Retention) -> ResultTable {
        var table = ResultTable(columns: [
            .init("firstMonth"), .init("currency"), .init("size", .right), .init("months", .right),
            .init("contacts", .right), .init("share", .right), .init("orders", .right), .init("revenue", .right),
        ])
        for row in result.rows {
            table.append([
                .text(row.firstMonth), text(row.currency), .integer(row.size), .integer(row.months),
                .integer(row.contacts), money(row.share), .integer(row.orders), money(row.revenue),
            ])
        }
        return table
    }

    /// The figures of a few rows, which are too wide for a terminal, below one another: a row has its group and currency
    /// for a title.
    package static func turned(_ table: ResultTable) -> ResultTable {
        let titles = table.rows.map { row in
            row[0..<2].map { if case .text(let text) = $0 { text } else { "-" } }.joined(separator: " ")
        }
        var turned = ResultTable(columns: [.init("group currency")] + titles.map { .init($0, .right) })
        for index in table.columns.indices.dropFirst(2) {
            turned.append([.text(table.columns[index].title)] + table.rows.map { $0[index] })
        }
        return turned
    }

    private static func text(_ text: String?) -> ResultTable.Cell { text.map { .text($0) } ?? .missing }

    private static func money(_ number: ExactDecimal?) -> ResultTable.Cell {
        number.map { .decimal($0.description) } ?? .missing
    }
}
