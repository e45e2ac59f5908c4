internal import Columns
internal import Presentation
internal import Reports
internal import SegmentEngine

/// The result of `muster diff` in every format.
struct DiffReport {
    let difference: SegmentDifference
    let members: MemberTable
    let changes: [SegmentDifference.Change]
    let limit: Int

    func write(_ format: ResultFormat, _ csv: CSVWriter) throws {
        switch format {
        case .json: try StandardOutput.write(JSONText.text(document) + "\n")
        case .csv: try writeContacts(.csv(csv))
        case .ndjson: try writeContacts(.ndjson())
        case .table: try StandardOutput.write(text)
        }
    }

    private var heading: String {
        func line(_ word: String, _ side: SegmentDifference.Side) -> String {
            "\(word): \(side.segment)\n        as of \(side.asOf.text), \(HumanNumber.grouped(side.contacts)) of "
                + "\(HumanNumber.count(side.of, "contact"))\n"
        }
        return line("first ", difference.first) + line("second", difference.second)
            + "clock of \(difference.timeZone)\n"
    }

    private var text: String {
        let table = TextTable(width: StandardOutput.terminalWidth)
        let listed = changes.reduce(0) { $0 + difference.contacts($1) }
        var text = heading + "\n" + table.text(counts)
        if listed > 0, limit > 0 {
            let which = listed <= limit ? "all of them" : "the first \(limit) of \(HumanNumber.grouped(listed))"
            text += "\n\(which)\n\n" + table.text(sample)
        }
        return text
    }

    private var counts: ResultTable {
        var table = ResultTable(columns: [.init("change"), .init("contacts", .right), .init("meaning")])
        for change in changes {
            let meaning =
                switch change {
                case .entered: "in the second and not in the first"
                case .left: "in the first and not in the second"
                case .stayed: "in both"
                }
            table.append([.text(change.rawValue), .integer(difference.contacts(change)), .text(meaning)])
        }
        return table
    }

    private var titles: [ResultTable.Column] { [.init("change")] + members.titles }

    private var sample: ResultTable {
        var table = ResultTable(columns: titles)
        for change in changes where table.rows.count < limit {
            difference.members(change).forEachOne { contact in
                guard table.rows.count < limit else { return }
                table.append([.text(change.rawValue)] + members.row(of: UInt32(contact)))
            }
        }
        return table
    }

    private func writeContacts(_ notation: RowNotation) throws {
        StandardError.write(heading)
        var output = RowStream(notation, titles)
        for change in changes {
            try difference.members(change).forEachOne { (contact) throws(OutputFailure) in
                try output.write([.text(change.rawValue)] + members.row(of: UInt32(contact)))
            }
        }
        try output.end()
    }

    private var document: JSONDocument {
        func side(_ side: SegmentDifference.Side) -> JSONDocument {
            [
                "segment": .text(side.segment), "asOf": .text(side.asOf.text), "contacts": .integer(side.contacts),
                "of": .integer(side.of),
            ]
        }
        return [
            "first": side(difference.first), "second": side(difference.second),
            "timeZone": .text(difference.timeZone), "entered": .integer(difference.contacts(.entered)),
            "left": .integer(difference.contacts(.left)), "stayed": .integer(difference.contacts(.stayed)),
            "sample": sample.document, "hints": .list(difference.hints.map { .text($0) }),
        ]
    }
}
