internal import AuditRules

/// The result of an audit as JUnit XML: a test case for each rule, failed where the rule found something.
///
/// The form is that of the JUnit Ant task, which build servers read. Notes are no failures.
struct JUnitReport {
    let result: AuditResult

    var text: String {
        let rules = Audit.rules
        let found = Dictionary(uniqueKeysWithValues: result.findings.map { ($0.rule.id, $0) })
        let failures = result.findings.count { $0.severity > .note }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites tests="\(rules.count)" failures="\(failures)">
              <testsuite name="muster audit" tests="\(rules.count)" failures="\(failures)">

            """
        for rule in rules {
            text += "    <testcase classname=\"audit\" name=\"\(Self.escaped(rule.id))\""
            guard let finding = found[rule.id] else {
                text += "/>\n"
                continue
            }
            text += ">\n      " + body(finding) + "\n    </testcase>\n"
        }
        return text + "  </testsuite>\n</testsuites>\n"
    }

    private func body(_ finding: Finding) -> String {
        let places = finding.examples.map { example in
            [example.described, example.value, example.detail].compactMap { $0 }.joined(separator: ": ")
        }
        let said = Self.escaped(([finding.rule.advice] + places).joined(separator: "\n"))
        guard finding.severity > .note else { return "<system-out>\(said)</system-out>" }
        let message = Self.escaped("\(finding.count) x \(finding.message)")
        return "<failure type=\"\(finding.severity.rawValue)\" message=\"\(message)\">\(said)</failure>"
    }

    /// A text as XML 1.0 has it; characters that no XML may hold become U+FFFD.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            default:
                escaped.unicodeScalars.append(
                    scalar.value < 32 || (0xFFFE...0xFFFF).contains(scalar.value) ? "\u{FFFD}" : scalar
                )
            }
        }
        return escaped
    }
}
