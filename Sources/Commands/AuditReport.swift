internal import AuditRules
internal import Presentation

/// The result of an audit in every format.
struct AuditReport {
    let result: AuditResult

    func write(_ format: AuditFormat) throws {
        switch format {
        case .json: try StandardOutput.write(JSONText.text(document, .indented) + "\n")
        case .ndjson: try StandardOutput.write(lines)
        case .csv: try StandardOutput.write(CSVWriter().bytes(table))
        case .table: try StandardOutput.write(text)
        case .junit: try StandardOutput.write(JUnitReport(result: result).text)
        case .sarif: try StandardOutput.write(JSONText.text(SARIFReport(result: result).document, .indented) + "\n")
        }
    }

    private var document: JSONDocument {
        [
            "events": .integer(result.events), "accepted": .integer(result.accepted),
            "ignored": .integer(result.ignored),
            "findings": .list(result.findings.map(document(of:))),
        ]
    }

    private func document(of finding: Finding) -> JSONDocument {
        [
            "rule": .text(finding.rule.id), "severity": .text(finding.severity.rawValue),
            "count": .integer(finding.count),
            "message": .text(finding.message), "advice": .text(finding.rule.advice),
            "source": .text(finding.rule.source), "dependsOnOrder": .boolean(finding.rule.dependsOnOrder),
            "examples": .list(finding.examples.map { .object(FindingRow.members(of: $0)) }),
        ]
    }

    /// A line for each example, with the rule's count.
    private var lines: String {
        result.findings.map { finding in
            let rows = finding.examples.isEmpty ? [Example()] : finding.examples
            return rows.map { example in
                let row = FindingRow(rule: finding.rule, severity: finding.severity, example: example)
                guard case .object(var members) = row.document else { return "" }
                members.insert(("count", .integer(finding.count)), at: 2)
                members.append(("message", .text(finding.message)))
                return JSONText.text(.object(members)) + "\n"
            }.joined()
        }.joined()
    }

    private var text: String {
        let worst = Severity.allCases.reversed().compactMap { severity in
            let count = result.findings.filter { $0.severity == severity }.reduce(0) { $0 + $1.count }
            return count > 0 ? HumanNumber.count(count, severity.rawValue) : nil
        }
        let summary = """
            \(HumanNumber.count(result.events, "event")): the vendor would take \(HumanNumber.grouped(result.accepted)) and \
            ignore \(HumanNumber.grouped(result.ignored))
            \(worst.isEmpty ? "nothing found" : worst.joined(separator: ", "))

            """
        guard !result.findings.isEmpty else { return summary }
        return summary + "\n" + TextTable(width: StandardOutput.terminalWidth).text(table)
    }

    private var table: ResultTable {
        var table = ResultTable(columns: [
            .init("severity"), .init("rule"), .init("count", .right), .init("message"), .init("example"),
            .init("value"),
            .init("detail"),
        ])
        for finding in result.findings {
            let example = finding.examples.first
            table.append([
                .text(finding.severity.rawValue), .text(finding.rule.id), .integer(finding.count),
                .text(finding.message),
                cell(example.map { $0.described }), cell(example?.value), cell(example?.detail),
            ])
        }
        return table
    }

    private func cell(_ text: String?) -> ResultTable.Cell {
        text.map { $0.isEmpty ? .missing : .text($0) } ?? .missing
    }
}

extension Example {
    /// The place in words: file, line and pointer, as far as they are known.
    var described: String {
        [file, line.map { "line \($0)" }, pointer].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
