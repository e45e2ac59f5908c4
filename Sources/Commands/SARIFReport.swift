internal import AuditRules
internal import Presentation

/// The result of an audit as SARIF 2.1.0 (OASIS), which code hosts show beside the files.
///
/// Each example is a result; how many there are in all stands in the rule's first one.
struct SARIFReport {
    let result: AuditResult

    var document: JSONDocument {
        [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [
                [
                    "tool": ["driver": ["name": "muster audit", "rules": .list(Audit.rules.map(document(of:)))]],
                    "columnKind": "unicodeCodePoints", "results": .list(result.findings.flatMap(results(of:))),
                ]
            ],
        ]
    }

    private func document(of rule: RuleText) -> JSONDocument {
        [
            "id": .text(rule.id), "shortDescription": ["text": .text(rule.title)],
            "fullDescription": ["text": .text(rule.source)], "help": ["text": .text(rule.advice)],
            "defaultConfiguration": ["level": .text(rule.severity.rawValue)],
        ]
    }

    private func results(of finding: Finding) -> [JSONDocument] {
        let examples = finding.examples.isEmpty ? [Example()] : finding.examples
        return examples.enumerated().map { index, example in
            var members: [(String, JSONDocument)] = [
                ("ruleId", .text(finding.rule.id)), ("level", .text(finding.severity.rawValue)),
                ("message", ["text": .text(message(finding, example))]),
            ]
            if let location = location(of: example) { members.append(("locations", .list([location]))) }
            if index == 0 { members.append(("properties", ["count": .integer(finding.count)])) }
            return .object(members)
        }
    }

    private func message(_ finding: Finding, _ example: Example) -> String {
        let rest = [example.value, example.detail].compactMap { $0 }.joined(separator: ", ")
        return rest.isEmpty ? finding.message : "\(finding.message): \(rest)"
    }

    private func location(of example: Example) -> JSONDocument? {
        guard let file = example.file else { return nil }
        var physical: [(String, JSONDocument)] = [("artifactLocation", ["uri": .text(Self.uri(file))])]
        if let line = example.line {
            var region: [(String, JSONDocument)] = [("startLine", .integer(line))]
            if let byte = example.byte { region.append(("byteOffset", .integer(byte))) }
            physical.append(("region", .object(region)))
        }
        var location: [(String, JSONDocument)] = [("physicalLocation", .object(physical))]
        if let pointer = example.pointer, !pointer.isEmpty {
            location.append(("logicalLocations", .list([["fullyQualifiedName": .text(pointer)]])))
        }
        return .object(location)
    }

    /// A path as a relative or absolute URI reference (RFC 3986).
    private static func uri(_ path: String) -> String {
        var text = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-._~/".utf8.contains(byte)
            if isPlain {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}
