internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine

/// The result of `muster explain` in every format.
struct ExplainReport {
    let explanation: SegmentExplanation
    let snapshot: StoreSnapshot
    let limit: Int

    func write(_ format: ResultFormat, _ csv: CSVWriter) throws {
        if format.isRowsAlone { StandardError.write(heading) }
        try format.write(everything, csv, json: document, text: text)
    }

    /// A condition, or one inside a segment that it refers to, with its number: 2, or 2.1 for what is inside.
    private struct Numbered {
        let number: String
        let condition: ConditionExplanation
        /// The change that would turn the whole answer.
        let change: String?
    }

    private var conditions: [Numbered] { Self.numbered(explanation.conditions, "", isDeciding: true) }

    private static func numbered(
        _ conditions: [ConditionExplanation],
        _ prefix: String,
        isDeciding: Bool
    ) -> [Numbered] {
        conditions.enumerated().flatMap { index, condition in
            let number = prefix + String(index + 1)
            let decides = isDeciding && condition.decides
            return [Numbered(number: number, condition: condition, change: decides ? condition.evidence.change : nil)]
                + numbered(condition.evidence.inner, number + ".", isDeciding: decides)
        }
    }

    // MARK: Text

    private var heading: String {
        let name = snapshot.label(of: explanation.contact)
        return """
            \(name) is \(explanation.isMember ? "in" : "not in") the segment
            \(explanation.segment)
            as of \(explanation.asOf.text), clock of \(explanation.timeZone)
            \(unknown)
            """
    }

    private var unknown: String {
        guard !explanation.isKnownThen, let first = explanation.firstOccurred else { return "" }
        return "the contact's first event happens at \(first); before it the contact is in no segment\n"
    }

    private var text: String {
        let table = TextTable(width: StandardOutput.terminalWidth)
        var text = heading + "\n" + table.text(summary) + "\n"
        let changes = conditions.compactMap { condition in condition.change.map { (condition.number, $0) } }
        if changes.isEmpty {
            text += "no condition alone decides\n"
        } else {
            let rows = changes.map { [ResultTable.Cell.text($0.0), .text($0.1)] }
            let titles: [ResultTable.Column] = [.init("no"), .init("the answer turns with")]
            text += table.text(ResultTable(columns: titles, rows: rows))
        }
        if conditions.contains(where: { !$0.condition.evidence.events.isEmpty }) { text += "\n" + table.text(events) }
        for condition in conditions where condition.condition.evidence.events.count > limit {
            let rest = condition.condition.evidence.events.count - limit
            text += "and \(HumanNumber.count(rest, "more event")) of \(condition.number): --limit shows more\n"
        }
        return text
    }

    private var summary: ResultTable {
        var table = ResultTable(columns: [
            .init("no"), .init("condition"), .init("holds"), .init("value"), .init("wanted"),
        ])
        for condition in conditions {
            let evidence = condition.condition.evidence
            let remark = evidence.remark.map { " (\($0))" } ?? ""
            table.append([
                .text(condition.number), .text(condition.condition.text),
                .text(condition.condition.holds ? "yes" : "no"), .text(evidence.found.text + remark),
                .text(evidence.threshold),
            ])
        }
        return table
    }

    private var events: ResultTable {
        var table = ResultTable(columns: [.init("no")] + Self.eventColumns)
        for condition in conditions {
            for event in condition.condition.evidence.events.prefix(limit) {
                table.append([.text(condition.number)] + cells(event))
            }
        }
        return table
    }

    /// A row for each condition and event, as one table.
    private var everything: ResultTable {
        var table = ResultTable(
            columns: [
                .init("no"), .init("condition"), .init("holds"), .init("decides"), .init("value"), .init("remark"),
                .init("wanted"), .init("change"),
            ] + Self.eventColumns
        )
        for numbered in conditions {
            let (condition, evidence) = (numbered.condition, numbered.condition.evidence)
            let own: [ResultTable.Cell] = [
                .text(numbered.number), .text(condition.text), .text(condition.holds ? "yes" : "no"),
                .text(condition.decides ? "yes" : "no"), .text(evidence.found.text),
                evidence.remark.map { .text($0) } ?? .missing, .text(evidence.threshold),
                numbered.change.map { .text($0) } ?? .missing,
            ]
            if evidence.events.isEmpty {
                table.append(own + Array(repeating: .missing, count: Self.eventColumns.count))
            }
            for event in evidence.events { table.append(own + cells(event)) }
        }
        return table
    }

    private static let eventColumns: [ResultTable.Column] = [
        .init("event", .right), .init("type"), .init("occurred"), .init("place"), .init("values"),
    ]

    private func cells(_ event: ProvingEvent) -> [ResultTable.Cell] {
        let values = event.values.map { "\($0.name) \($0.value.text)" }.joined(separator: ", ")
        return [
            .integer(Int(event.number)), .text(event.type), .text(event.occurred.description),
            explanation.places[event.number].map { .text("\($0.file): line \($0.line)") } ?? .missing,
            values.isEmpty ? .missing : .text(values),
        ]
    }
}
