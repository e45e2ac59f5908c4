internal import Presentation

/// The result of a check of segments in every format.
struct SegmentCheckReport {
    let checked: Int
    let findings: [SegmentFinding]

    var errors: Int { count(.error) }

    /// Writes the findings; for a program on standard output, beside them for a person on standard error.
    func write(_ format: ResultFormat, _ csv: CSVWriter) throws {
        if format != .table { writeToPerson() }
        try format.write(table, csv, json: document, text: text)
    }

    private var text: String {
        let blocks = findings.map { $0.text + "\n" }.joined(separator: "\n")
        return blocks + (blocks.isEmpty ? "" : "\n") + summary + "\n"
    }

    private func writeToPerson() {
        for finding in findings { StandardError.write(finding.text + "\n") }
        StandardError.write(summary + "\n")
    }

    private var summary: String {
        "\(HumanNumber.count(checked, "segment")) checked, \(HumanNumber.count(errors, "error")), "
            + HumanNumber.count(count(.warning), "warning")
    }

    private func count(_ severity: SegmentFinding.Severity) -> Int { findings.count { $0.severity == severity } }

    private var table: ResultTable {
        var table = ResultTable(columns: [
            .init("file"), .init("line", .right), .init("column", .right), .init("severity"), .init("message"),
            .init("suggestion"),
        ])
        for finding in findings {
            table.append([
                .text(finding.segment), finding.place.map { .integer($0.line) } ?? .missing,
                finding.place.map { .integer($0.column) } ?? .missing, .text(finding.severity.rawValue),
                .text(finding.message), finding.suggestion.map { .text($0) } ?? .missing,
            ])
        }
        return table
    }

    private var document: JSONDocument {
        [
            "checked": .integer(checked), "errors": .integer(errors), "warnings": .integer(count(.warning)),
            "findings": table.document,
        ]
    }
}
