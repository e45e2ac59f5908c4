internal import Presentation
internal import Reports
internal import SegmentEngine
internal import SegmentLanguage

/// The result of a preview in every format.
struct PreviewReport {
    let preview: SegmentPreview
    let name: String?
    let members: MemberTable
    let limit: Int

    func write(_ format: ResultFormat, _ csv: CSVWriter) throws {
        switch format {
        case .json: try StandardOutput.write(JSONText.text(document) + "\n")
        case .csv, .ndjson:
            // Rows hold members alone; what else there is to say stands where it does not disturb them.
            StandardError.write(heading + table.text(conditions))
            try writeMembers(format == .csv ? .csv(csv) : .ndjson())
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
            "warnings": .list(preview.warnings.map { .text($0.message) }),
        ]
    }

    private var heading: String {
        let share = SegmentTables.percentage(preview.contacts, of: preview.of).map { " (\($0))" } ?? ""
        return """
            \(name.map { $0 + ": " } ?? "")\(preview.segment)
            as of \(preview.asOf), clock of \(preview.timeZone)
            \(HumanNumber.grouped(preview.contacts)) of \(HumanNumber.count(preview.of, "contact"))\(share)


            """
    }

    private var text: String {
        var text = heading + table.text(conditions)
        if preview.contacts > 0, limit > 0 {
            let shown = min(limit, preview.contacts)
            let which = shown == preview.contacts ? "all members" : "the first \(HumanNumber.count(shown, "member"))"
            text += "\n\(which)\n\n" + table.text(sample)
        }
        return text
    }

    private var table: TextTable { TextTable(width: StandardOutput.terminalWidth) }

    private var conditions: ResultTable { SegmentTables.conditions(preview) }

    private var sample: ResultTable { SegmentTables.sample(preview, members, limit: limit) }

    private func writeMembers(_ notation: RowNotation) throws {
        var output = RowStream(notation, members.titles)
        try preview.forEachMember { (contact) throws(OutputFailure) in try output.write(members.row(of: contact)) }
        try output.end()
    }
}
