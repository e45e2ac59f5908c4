internal import Presentation
internal import SegmentEngine

/// The result of a preview in every format.
struct PreviewReport {
    let preview: SegmentPreview
    let name: String?
    let members: MemberTable
    let limit: Int

    func write(_ format: ResultFormat, _ csv: CSVWriter) throws {
        switch format {
        case .json: try StandardOutput.write(JSONText.text(document) + "\n")
        case .csv: try writeMembers(csv)
        case .table: try StandardOutput.write(text)
        }
    }

    private var document: JSONDocument {
        [
            "segment": .text(preview.segment), "asOf": .text(preview.asOf), "timeZone": .text(preview.timeZone),
            "contacts": .integer(preview.contacts), "of": .integer(preview.of),
            "conditions": conditions.document,
            "sample": sample.document,
            "hints": .list(preview.hints.map { .text($0) }),
        ]
    }

    private var text: String {
        let table = TextTable(width: StandardOutput.terminalWidth)
        let share = preview.of == 0 ? "" : " (\(percentage))"
        var text = """
            \(name.map { $0 + ": " } ?? "")\(preview.segment)
            as of \(preview.asOf), clock of \(preview.timeZone)
            \(HumanNumber.grouped(preview.contacts)) of \(HumanNumber.count(preview.of, "contact"))\(share)


            """
        text += table.text(conditions)
        if preview.contacts > 0, limit > 0 {
            let shown = min(limit, preview.contacts)
            let which = shown == preview.contacts ? "all members" : "the first \(HumanNumber.count(shown, "member"))"
            text += "\n\(which)\n\n" + table.text(sample)
        }
        return text
    }

    /// The share of the contacts in percent, to a tenth, halves upwards.
    private var percentage: String {
        let tenths = (preview.contacts * 2_000 + preview.of) / (preview.of * 2)
        return "\(tenths / 10).\(tenths % 10)%"
    }

    private var conditions: ResultTable {
        var table = ResultTable(columns: [.init("text"), .init("contacts", .right), .init("without", .right)])
        for condition in preview.conditions {
            table.append([.text(condition.text), .integer(condition.contacts), .integer(condition.without)])
        }
        return table
    }

    private var sample: ResultTable {
        var table = ResultTable(columns: members.titles)
        for contact in preview.sample(limit) { table.append(members.row(of: contact)) }
        return table
    }

    private func writeMembers(_ csv: CSVWriter) throws {
        var output = CSVOutput(csv, members.titles)
        try preview.forEachMember { (contact) throws(OutputFailure) in try output.write(members.row(of: contact)) }
        try output.end()
    }
}
