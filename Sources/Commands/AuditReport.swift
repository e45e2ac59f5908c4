internal import AuditRules
internal import Presentation
internal import Rehearsal
internal import Reports

/// The result of an audit in every format.
struct AuditReport {
    let outcome: AuditOutcome
    /// The width of a terminal's table; nil for one that may be as wide as it is.
    let width: Int?

    private var result: AuditResult { outcome.result }

    /// The bytes of a format.
    ///
    /// - Parameter page: What HTML is written on.
    func bytes(_ format: AuditFormat, _ csv: CSVWriter, _ page: ReportPage?) -> [UInt8] {
        switch format {
        case .json: Array((JSONText.text(document, .indented) + "\n").utf8)
        case .ndjson: Array(lines.utf8)
        case .csv: rows(csv)
        case .table: Array(text.utf8)
        case .html: page.map { Array(AuditPage(outcome: outcome).text($0).utf8) } ?? []
        case .junit: Array(JUnitReport(result: result).text.utf8)
        case .sarif: Array((JSONText.text(SARIFReport(result: result).document, .indented) + "\n").utf8)
        }
    }

    private var document: JSONDocument {
        var members: [(String, JSONDocument)] = [
            ("events", .integer(result.events)), ("accepted", .integer(result.accepted)),
            ("ignored", .integer(result.ignored)), ("asOf", .text(outcome.asOf)),
            ("timeZone", .text(outcome.timeZone)),
            ("findings", .list(result.findings.map(document(of:)))),
        ]
        if let rehearsal = outcome.rehearsal { members.append(("rehearsal", document(of: rehearsal))) }
        return .object(members)
    }

    private func document(of rehearsal: RehearsalResult) -> JSONDocument {
        let tables = RehearsalTables(rehearsal: rehearsal)
        return .object(
            [
                ("asOf", .text(rehearsal.asOf)), ("timeZone", .text(rehearsal.timeZone)),
                ("currency", rehearsal.currency.map { .text($0) } ?? .null),
            ] + tables.all.map { ($0.name, $0.table.document) } + [("notes", .list(tables.notes.map { .text($0) }))]
        )
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
        let places = result.findings.map { finding in
            let rows = finding.examples.isEmpty ? [Example()] : finding.examples
            return rows.map { example in
                let row = FindingRow(rule: finding.rule, severity: finding.severity, example: example)
                guard case .object(var members) = row.document else { return "" }
                members.insert(("count", .integer(finding.count)), at: 2)
                members.append(("message", .text(finding.message)))
                return JSONText.text(.object(members)) + "\n"
            }.joined()
        }.joined()
        guard let rehearsal = outcome.rehearsal else { return places }
        return places + JSONText.text(["rehearsal": document(of: rehearsal)]) + "\n"
    }

    /// The findings, and below them each table of the rehearsal under its title, set off by empty lines.
    private func rows(_ csv: CSVWriter) -> [UInt8] {
        var bytes = csv.bytes(table)
        guard let rehearsal = outcome.rehearsal else { return bytes }
        var writer = csv
        writer.byteOrderMark = false
        for (_, title, table) in RehearsalTables(rehearsal: rehearsal).all {
            bytes += "\r\n".utf8
            writer.appendRow([.text(title)], to: &bytes)
            bytes += writer.bytes(table)
        }
        return bytes
    }

    private var text: String {
        let worst = outcome.severities.map { HumanNumber.count($0.count, $0.severity.rawValue) }
        let summary = """
            \(HumanNumber.count(result.events, "event")): the vendor would take \(HumanNumber.grouped(result.accepted)) and \
            ignore \(HumanNumber.grouped(result.ignored))
            \(worst.isEmpty ? "nothing found" : worst.joined(separator: ", "))

            """
        let writer = TextTable(width: width)
        let findings = result.findings.isEmpty ? summary : summary + "\n" + writer.text(table)
        guard let rehearsal = outcome.rehearsal else { return findings }
        let tables = RehearsalTables(rehearsal: rehearsal)
        let currency = rehearsal.currency.map { ", RFM in \($0)" } ?? ""
        let head = "\nRehearsal as of \(rehearsal.asOf), clock of \(rehearsal.timeZone)\(currency)\n"
        return findings + head
            + tables.all.map { "\n\($0.title)\n\n" + ($0.table.rows.isEmpty ? "none\n" : writer.text($0.table)) }
            .joined()
            + tables.notes.map { "\nnote: \($0)\n" }.joined()
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
