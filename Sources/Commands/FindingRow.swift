internal import AuditRules
internal import Presentation

/// One place of a finding as JSON and as a row of CSV.
struct FindingRow {
    let rule: RuleText
    let severity: Severity
    let example: Example

    /// The columns of the row.
    static let columns: [ResultTable.Column] = [
        .init("rule"), .init("severity"), .init("file"), .init("line", .right), .init("byte", .right), .init("pointer"),
        .init("eventType"), .init("key"), .init("value"), .init("detail"),
    ]

    /// The cells of the row.
    var cells: [ResultTable.Cell] {
        [
            .text(rule.id), .text(severity.rawValue), Self.cell(example.file), Self.cell(example.line),
            Self.cell(example.byte), Self.cell(example.pointer), Self.cell(example.eventType), Self.cell(example.key),
            Self.cell(example.value), Self.cell(example.detail),
        ]
    }

    /// The cells of a place for a person: file, line, byte, pointer, key, value and detail.
    static func places(of example: Example) -> [ResultTable.Cell] {
        [
            cell(example.file), cell(example.line), cell(example.byte), cell(example.pointer), cell(example.key),
            cell(example.value), cell(example.detail),
        ]
    }

    /// The place as a JSON object on a line of its own, rule included.
    var document: JSONDocument {
        .object([("rule", .text(rule.id)), ("severity", .text(severity.rawValue))] + Self.members(of: example))
    }

    /// The members that an example has in every JSON result.
    static func members(of example: Example) -> [(String, JSONDocument)] {
        func text(_ text: String?) -> JSONDocument { text.map { .text($0) } ?? .null }
        func number(_ number: Int?) -> JSONDocument { number.map { .integer($0) } ?? .null }
        return [
            ("file", text(example.file)), ("line", number(example.line)), ("byte", number(example.byte)),
            ("pointer", text(example.pointer)), ("eventType", text(example.eventType)), ("key", text(example.key)),
            ("value", text(example.value)), ("detail", text(example.detail)),
        ]
    }

    private static func cell(_ text: String?) -> ResultTable.Cell { text.map { .text($0) } ?? .missing }
    private static func cell(_ number: Int?) -> ResultTable.Cell { number.map { .integer($0) } ?? .missing }
}
