internal import CustomerAnalytics
internal import EventStore
internal import Presentation
internal import Reports
internal import SegmentEngine

/// The result of `muster rfm` in every format.
struct RFMReport {
    let command: RFMCommand
    let answer: RFMAnswer
    let snapshot: StoreSnapshot

    var contacts: RFMContacts { RFMContacts(result: answer.result, snapshot: snapshot) }

    func write(_ format: ResultFormat) throws {
        switch format {
        case .json: try writeJSON()
        case .csv: try writeRows(.csv(command.csv.writer))
        case .ndjson: try writeRows(.ndjson())
        case .table: try StandardOutput.write(text)
        }
    }

    /// What every result states: the moments, the method, which orders count, and the thresholds with the bins' sizes.
    private func statement(width: Int?) -> String {
        let writer = TextTable(width: width)
        var text = answer.heading + answer.notes.map { "note: \($0)\n" }.joined()
        text +=
            "\nthresholds: lower belongs to the bin, upper does not\n\n" + writer.text(answer.thresholds(answer.result))
        if let comparison = answer.comparison {
            text += "\nas of \(comparison.otherAsOf.text)\n\(answer.counts(comparison.other))\n\n"
            text += writer.text(answer.thresholds(comparison.other))
        }
        return text
    }

    /// The result for a person.
    private var text: String {
        let writer = TextTable(width: StandardOutput.terminalWidth)
        var text = statement(width: StandardOutput.terminalWidth)
        let segments = answer.segments
        if !segments.rows.isEmpty { text += "\n" + writer.text(segments) }
        if command.heatMap { text += "\n" + writer.text(answer.heatMap) + "\n" + answer.heatMapChart }
        if command.distributions {
            text += "\n" + writer.text(answer.distributions.withBars(of: "contacts", groups: ["axis"]))
        }
        if let comparison = answer.comparison {
            text += "\nfrom \(comparison.from.text) to \(comparison.to.text); blank: not scored then\n\n"
            text += writer.text(answer.transitions(comparison))
            if !comparison.transitions.cells.isEmpty {
                text += "\ncontacts from group to group, darker is more\n\n" + answer.transitionsChart(comparison)
            }
        }
        let count = answer.result.figures.count
        let shown = command.summary ? 0 : min(command.limit, count)
        guard shown > 0 else { return text }
        text += shown == count ? "\nall contacts\n\n" : "\nthe first \(HumanNumber.count(shown, "contact"))\n\n"
        return text + writer.text(contacts.table(limit: shown))
    }

    /// The one table that was asked for, by default all contacts.
    private func writeRows(_ notation: RowNotation) throws {
        StandardError.write(statement(width: nil))
        if let table { return try StandardOutput.write(table.bytes(notation)) }
        var bytes: [UInt8] = []
        notation.appendOpening(contacts.titles, to: &bytes)
        try StandardOutput.write(bytes)
        try contacts.write(notation)
    }

    private var table: ResultTable? {
        if let comparison = answer.comparison { return answer.transitions(comparison) }
        if command.heatMap { return answer.heatMap }
        if command.distributions { return answer.distributions }
        return command.summary ? answer.segments : nil
    }
}
