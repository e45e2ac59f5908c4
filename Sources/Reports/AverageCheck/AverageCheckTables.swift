package import CustomerAnalytics
internal import EventModel
package import Presentation

/// The results of the average check as rows under titled columns.
package enum AverageCheckTables {
    /// Some figures of each group and currency, all of which were asked for.
    package static func rows(_ result: AverageCheck, _ columns: [AverageCheckColumn]) -> ResultTable {
        ResultTable(
            columns: columns.map(\.heading),
            rows: result.rows.map { row in columns.map { $0.cell(row) } }
        )
    }

    /// The bins of each group and currency.
    package static func histogram(_ result: AverageCheckHistogram) -> ResultTable {
        var table = ResultTable(columns: [
            .init("group"), .init("currency"), .init("from", .right), .init("to", .right), .init("orders", .right),
            .init("share", .right), .init("revenue", .right),
        ])
        for row in result.rows {
            table.append([
                .init(text: row.group), .init(text: row.currency), .init(money: row.from), .init(money: row.to),
                .integer(row.orders), .init(money: row.share), .init(money: row.revenue),
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
                .text(row.firstMonth), .init(text: row.currency), .integer(row.size), .integer(row.months),
                .integer(row.contacts), .init(money: row.share), .integer(row.orders), .init(money: row.revenue),
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
}
