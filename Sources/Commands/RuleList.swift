internal import AuditRules
internal import Presentation

/// The rules of the audit with their texts.
enum RuleList {
    static func write(_ format: AuditFormat?, _ csv: CSVWriter) throws {
        switch format {
        case .json?:
            try StandardOutput.write(JSONText.text(.list(Audit.rules.map(document(of:))), .indented) + "\n")
        case .ndjson?:
            try StandardOutput.write(Audit.rules.map { JSONText.text(document(of: $0)) + "\n" }.joined())
        case .csv?: try StandardOutput.write(table.bytes(.csv(csv)))
        case .html?, .junit?, .sarif?:
            throw UsageFailure(
                message: "--rules can be printed as markdown (without --format), table, csv, json or ndjson"
            )
        case .table?: try StandardOutput.write(TextTable(width: StandardOutput.terminalWidth).text(table))
        case nil: try StandardOutput.write(page)
        }
    }

    private static var table: ResultTable {
        var table = ResultTable(columns: [
            .init("rule"), .init("severity"), .init("title"), .init("advice"), .init("source"),
            .init("dependsOnOrder"),
        ])
        for rule in Audit.rules {
            table.append([
                .text(rule.id), .text(rule.severity.rawValue), .text(rule.title), .text(rule.advice),
                .text(rule.source), .text(rule.dependsOnOrder ? "true" : "false"),
            ])
        }
        return table
    }

    private static func document(of rule: RuleText) -> JSONDocument {
        [
            "rule": .text(rule.id), "severity": .text(rule.severity.rawValue), "title": .text(rule.title),
            "advice": .text(rule.advice), "source": .text(rule.source), "dependsOnOrder": .boolean(rule.dependsOnOrder),
        ]
    }

    /// The page of the documentation.
    private static var page: String {
        var page = """
            # The rules of the audit

            This page is what `muster audit --rules` prints. An error is what the vendor refuses or drops, a warning what
            arrives and means something else, a note what is worth a look. Settings can change severities and turn rules off;
            [the audit](audit.md) says how.

            """
        for rule in Audit.rules {
            page +=
                "\n## \(rule.id)\n\n\(rule.severity == .error ? "Error" : rule.severity == .warning ? "Warning" : "Note"): \(rule.title).\n\n"
            page += "- What to do: \(rule.advice)\n- Source: \(rule.source)\n"
            if rule.dependsOnOrder {
                page += "- Which events are found depends on the order in which they were read.\n"
            }
        }
        return page
    }
}
