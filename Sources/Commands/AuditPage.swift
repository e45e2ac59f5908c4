internal import AuditRules
internal import Presentation
internal import Reports

/// The result of an audit as a page in the style of the reports.
struct AuditPage {
    let outcome: AuditOutcome

    private static let mostPaths = 5
    private static let mostRows = 1_000

    /// The page as HTML.
    func text(_ page: ReportPage) -> String {
        page.text(title: "Audit", about: about, facts: facts, sections, mostRows: Self.mostRows)
    }

    private var about: String {
        let result = outcome.result
        return """
            \(HumanNumber.count(result.events, "event")): the vendor would take \(HumanNumber.grouped(result.accepted)) and \
            ignore \(HumanNumber.grouped(result.ignored)). An error is what the vendor refuses or drops, a warning what arrives \
            and means something else, a note what is worth a look.
            """
    }

    private var facts: [(name: String, value: String)] {
        var facts = [
            (outcome.subject.kind, outcome.subject(atMost: Self.mostPaths)), ("as of", outcome.asOf),
            ("time zone", outcome.timeZone),
        ]
        facts += outcome.severities.map { ($0.severity.rawValue + "s", HumanNumber.grouped($0.count)) }
        return facts
    }

    private var sections: [ReportSection] {
        var sections = [
            ReportSection(
                name: "findings",
                title: "What was found",
                table: findings,
                keys: 2,
                charts: outcome.result.findings.isEmpty ? [] : [chart]
            )
        ]
        for severity in Severity.allCases.reversed() {
            let found = outcome.result.findings.filter { $0.severity == severity }
            guard found.contains(where: { !$0.examples.isEmpty }) else { continue }
            let title = "Places of \(severity.rawValue)s"
            sections.append(
                ReportSection(name: "\(severity.rawValue)-places", title: title, table: places(found), keys: 3)
            )
        }
        if !outcome.result.findings.isEmpty {
            sections.append(ReportSection(name: "mends", title: "What to do, and by which source", table: mends))
        }
        guard let rehearsal = outcome.rehearsal else { return sections }
        let tables = RehearsalTables(rehearsal: rehearsal)
        sections += tables.all.map { name, title, table in
            // The sentence says what changes and of which name, and fits a sheet of paper.
            let shown = name == "effects" ? table.only(["rule", "held", "without", "difference", "meaning"]) : table
            return ReportSection(name: name, title: title, table: shown, keys: name == "state" ? 2 : 1)
        }
        guard !tables.notes.isEmpty else { return sections }
        var notes = ResultTable(columns: [.init("note")])
        for note in tables.notes { notes.append([.text(note)]) }
        sections.append(ReportSection(name: "notes", title: "Notes on the rehearsal", table: notes))
        return sections
    }

    private var chart: BarChart {
        let worst = outcome.result.findings
        return BarChart(
            title: "Findings by rule",
            categoryLabel: "rule, with its severity",
            valueLabel: "findings",
            categories: worst.map { "\($0.rule.id) (\($0.severity.rawValue))" },
            series: [ChartSeries("findings", worst.map { .integer($0.count) })]
        )
    }

    private var findings: ResultTable {
        var table = ResultTable(columns: [
            .init("severity"), .init("rule"), .init("count", .right), .init("message"),
        ])
        for finding in outcome.result.findings {
            table.append([
                .text(finding.severity.rawValue), .text(finding.rule.id), .integer(finding.count),
                .text(finding.message),
            ])
        }
        return table
    }

    private var mends: ResultTable {
        var table = ResultTable(columns: [.init("rule"), .init("whatToDo"), .init("source")])
        for finding in outcome.result.findings {
            table.append([.text(finding.rule.id), .text(finding.rule.advice), .text(finding.rule.source)])
        }
        return table
    }

    private func places(_ findings: [Finding]) -> ResultTable {
        var table = ResultTable(columns: [
            .init("rule"), .init("file"), .init("line", .right), .init("byte", .right), .init("pointer"), .init("key"),
            .init("value"), .init("detail"),
        ])
        for finding in findings {
            for example in finding.examples {
                table.append([.text(finding.rule.id)] + FindingRow.places(of: example))
            }
        }
        return table
    }
}

extension ResultTable {
    /// The table with some of its columns.
    fileprivate func only(_ titles: [String]) -> ResultTable {
        let chosen = columns.indices.filter { titles.contains(columns[$0].title) }
        return ResultTable(columns: chosen.map { columns[$0] }, rows: rows.map { row in chosen.map { row[$0] } })
    }
}
