internal import EventModel
internal import Presentation
internal import Reports

/// Prints an answer of the average check in every format, with what it left out.
struct AverageCheckReport {
    let answer: AverageCheckAnswer
    let question: AverageCheckQuestion
    let format: ResultFormat
    let csv: CSVWriter

    /// So few rows of figures are easier to read below one another than side by side.
    private static let rowsToTurn = 4
    private static let columnsToTurn = 12

    /// Writes the result to standard output; what it states goes above and below it, or to standard error for a program.
    func write() throws {
        if let emptiness = answer.emptiness { StandardError.write("hint: \(emptiness)\n") }
        try format.write(answer.table, csv, json: answer.table.document, text: text)
        guard format != .table else { return }
        StandardError.write(answer.heading)
        for row in answer.leftOut?.rows ?? [] { StandardError.write("left out: \(Self.words(row))\n") }
    }

    private var text: String {
        let writer = TextTable(width: StandardOutput.terminalWidth)
        var table = answer.table
        let isTurned =
            question.columns == nil && table.columns.count > Self.columnsToTurn
            && (1...Self.rowsToTurn).contains(table.rows.count)
        if isTurned { table = AverageCheckTables.turned(table) }
        if question.result == .histogram { table = table.withBars(of: "orders", groups: ["group", "currency"]) }
        var text = answer.heading + "\n" + writer.text(table)
        if let leftOut = answer.leftOut, !leftOut.rows.isEmpty { text += "\nleft out\n\n" + writer.text(leftOut) }
        return text + "\n"
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
}
