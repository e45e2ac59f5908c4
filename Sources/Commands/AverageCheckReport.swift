internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine

/// Prints a result of the average check in every format, with what it left out.
struct AverageCheckReport {
    let book: OrderBook
    let selection: AverageCheckSelection
    let format: ResultFormat
    /// How many order events of the whole file name no contact.
    let eventsWithoutContact: Int

    /// So few rows of figures are easier to read below one another than side by side.
    private static let rowsToTurn = 4
    private static let columnsToTurn = 12

    /// How many order events of a store name no contact.
    static func eventsWithoutContact(_ snapshot: StoreSnapshot) throws -> Int {
        try snapshot.information().ignored.first { $0.reason == .noContact }?.events ?? 0
    }

    /// Writes a result to standard output, and what it leaves out below it, or to standard error for a program.
    func write(_ table: ResultTable, _ title: String, _ counted: CountedOrders) throws {
        let leftOut = leftOut(counted)
        if counted.count == 0 { StandardError.write("hint: \(emptiness(counted))\n") }
        switch format {
        case .json: try StandardOutput.write(JSONText.text(table.document) + "\n")
        case .csv: try StandardOutput.write(CSVWriter().bytes(table))
        case .table: return try StandardOutput.write(text(table, title, leftOut))
        }
        for row in leftOut.rows { StandardError.write("left out: \(Self.words(row))\n") }
    }

    /// Writes what is left out as the result itself.
    func writeLeftOut(_ counted: CountedOrders) throws {
        let table = leftOut(counted)
        switch format {
        case .json: try StandardOutput.write(JSONText.text(table.document) + "\n")
        case .csv: try StandardOutput.write(CSVWriter().bytes(table))
        case .table:
            try StandardOutput.write(
                heading("orders left out") + TextTable(width: StandardOutput.terminalWidth).text(table) + "\n"
            )
        }
    }

    private func text(_ table: ResultTable, _ title: String, _ leftOut: ResultTable) -> String {
        let writer = TextTable(width: StandardOutput.terminalWidth)
        let isTurned = table.columns.count > Self.columnsToTurn && (1...Self.rowsToTurn).contains(table.rows.count)
        var text = heading(title) + writer.text(isTurned ? AverageCheckTables.turned(table) : table)
        if !leftOut.rows.isEmpty { text += "\nleft out\n\n" + writer.text(leftOut) }
        return text + "\n"
    }

    private func heading(_ title: String) -> String {
        """
        \(title): \(selection.restrictions.joined(separator: ", "))
        as of \(selection.asOf.text), clock of \(selection.zone.identifier)


        """
    }

    private func leftOut(_ counted: CountedOrders) -> ResultTable {
        var table = ResultTable(columns: [
            .init("reason"), .init("value"), .init("orders", .right), .init("events", .right),
        ])
        func add(_ reason: String, _ value: String?, orders: Int) {
            guard orders > 0 else { return }
            table.append([.text(reason), value.map { .text($0) } ?? .missing, .integer(orders), .missing])
        }
        if selection.orders.contacts != nil {
            var everybody = selection.orders
            everybody.contacts = nil
            add("segment", nil, orders: book.counted(everybody).count - counted.count)
        }
        for tally in counted.statuses where !selection.orders.statuses.contains(tally.status) {
            add("status", tally.status.name, orders: tally.orders)
        }
        add("date", nil, orders: counted.leftOut.date)
        if let chosen = selection.orders.currency {
            for tally in counted.currencies where tally.currency.map({ .named($0) }) ?? .missing != chosen {
                add("currency", tally.currency ?? "none", orders: tally.orders)
            }
        }
        add("date after the as-of time", nil, orders: counted.leftOut.laterThanAsOf)
        if eventsWithoutContact > 0 {
            table.append([.text("no contact, whole file"), .missing, .missing, .integer(eventsWithoutContact)])
        }
        return table
    }

    private static func words(_ row: [ResultTable.Cell]) -> String {
        var words = ""
        for cell in row {
            if case .text(let text) = cell { words += words.isEmpty ? text : " " + text }
        }
        if case .integer(let orders) = row[2] { words += ": " + HumanNumber.count(orders, "order") }
        if case .integer(let events) = row[3] { words += ": " + HumanNumber.count(events, "order event") }
        return words
    }

    /// Why nothing counts, and what to write instead.
    private func emptiness(_ counted: CountedOrders) -> String {
        let others = counted.statuses.filter { !selection.orders.statuses.contains($0.status) }
        guard !others.isEmpty else { return "no order counts as of \(selection.asOf.text)" }
        let list = others.map { "\($0.status.name) \(HumanNumber.grouped($0.orders))" }.joined(separator: ", ")
        return "no order counts; the orders are \(list). --status says which count, --status any counts all"
    }
}
