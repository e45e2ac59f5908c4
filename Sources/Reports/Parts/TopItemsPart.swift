internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation

/// The items that sold most in a report, by revenue, quantity or orders, for each currency.
struct TopItemsPart: ReportPart {
    static let kind = "top-items"
    static let members = ["by", "limit"]

    private let measure: ItemSales.Measure
    private let limit: Int
    private let title: String?

    private static let usualLimit = 20
    private static let greatestLimit = 1_000_000

    init(_ node: DefinitionNode) throws {
        let words = ItemSales.Measure.allCases.map(\.rawValue)
        measure = try node.word("by", of: words).flatMap(ItemSales.Measure.init) ?? .revenue
        limit = try node.count("limit", of: 1...Self.greatestLimit) ?? Self.usualLimit
        title = try node.text("title")
    }

    func sections(
        _ snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> [ReportSection] {
        let chosen = try ChosenOrders(choice, in: snapshot, sources)
        let book = try books.book(asOf: chosen.orders.asOf)
        try chosen.checkCurrency(in: book)
        let sales = try ItemSales(book.counted(chosen.orders), in: snapshot)
        let rows = sales.top(limit, by: measure)
        let currencies = rows.reduce(into: [String?]()) { if $0.last != $1.currency { $0.append($1.currency) } }
        return [
            ReportSection(
                name: "\(Self.kind)-by-\(measure.rawValue)",
                title: title ?? "Top items by \(measure.rawValue)",
                table: Self.table(rows),
                keys: 2,
                charts: currencies.map { currency in chart(rows.filter { $0.currency == currency }, currency) }
            )
        ]
    }

    private static func table(_ rows: [ItemSales.Row]) -> ResultTable {
        var table = ResultTable(columns: [
            .init("item"), .init("currency"), .init("name"), .init("category"), .init("orders", .right),
            .init("contacts", .right), .init("quantity", .right), .init("revenue", .right),
            .init("linesWithoutNumbers", .right),
        ])
        for row in rows {
            table.append([
                .text(row.item), text(row.currency), text(row.name), text(row.category), .integer(row.orders),
                .integer(row.contacts), .decimal(row.quantity.description), .decimal(row.revenue.description),
                .integer(row.linesWithoutNumbers),
            ])
        }
        return table
    }

    private static func text(_ text: String?) -> ResultTable.Cell { text.map { .text($0) } ?? .missing }

    private func chart(_ rows: [ItemSales.Row], _ currency: String?) -> any Chart {
        let name = currency ?? "no stated currency"
        return BarChart(
            title: "Top items by \(measure.rawValue), \(name)",
            categoryLabel: "item",
            valueLabel: measure == .revenue ? "revenue, \(name)" : measure.rawValue,
            categories: rows.map { row in row.name.map { "\(row.item) \($0)" } ?? row.item },
            series: [
                ChartSeries(
                    measure.rawValue,
                    rows.map { row in
                        switch measure {
                        case .revenue: .decimal(row.revenue.description)
                        case .quantity: .decimal(row.quantity.description)
                        case .orders: .integer(row.orders)
                        }
                    }
                )
            ]
        )
    }
}
