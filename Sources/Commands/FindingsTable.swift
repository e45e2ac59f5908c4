internal import AuditRules
internal import EventModel
internal import EventStore
internal import StoreQueries

/// What the audit of the database finds, as a table of queries: a row for each place.
struct FindingsTable: SuppliedRows {
    private struct Row {
        let rule: Int
        let severity: Severity
        let example: Example
    }

    private var rules: [RuleText] = []
    private var rows: [Row] = []

    private static let columns: [SuppliedTable.Column] = [
        .init("rule", .text, "the rule, as audit --rules lists it"),
        .init("severity", .text, "error, warning or note"),
        .init("message", .text, "what the rule finds"),
        .init("event", .integer, "the event's number; NULL for what is no event, or speaks of all of them"),
        .init("type", .text, "the event's type"),
        .init("key", .text, "the event's keyValue, masked where it could be personal"),
        .init("file", .text, "the file that it came from"),
        .init("line", .integer, "the line in the file"),
        .init("byte", .integer, "the offset of the event in the file"),
        .init("pointer", .text, "the JSON Pointer to the value"),
        .init("value", .text, "the value, masked where it could be personal"),
        .init("detail", .text, "what the rule has to say of this place"),
    ]

    /// The table of a snapshot, whose audit begins when a query asks for it.
    ///
    /// - Parameter goesOn: Told after each row group how many events were looked at, of how many; `false` stops the audit.
    static func supplied(
        _ snapshot: StoreSnapshot,
        goesOn: @escaping (_ done: Int, _ of: Int) -> Bool
    ) -> SuppliedTable {
        SuppliedTable("findings", about: "what the audit finds, each place", columns: columns) {
            try FindingsTable(snapshot, goesOn)
        }
    }

    private init(_ snapshot: StoreSnapshot, _ goesOn: (_ done: Int, _ of: Int) -> Bool) throws {
        var settings = AuditSettings(now: snapshot.zone.now)
        settings.examples = 0
        var (rules, rows): ([RuleText], [Row]) = ([], [])
        var numbers: [String: Int] = [:]
        let result = try Audit(settings, isOfFiles: false).run(
            snapshot,
            sink: { rule, severity, example in
                let number = numbers[rule.id] ?? rules.count
                if number == rules.count {
                    numbers[rule.id] = number
                    rules.append(rule)
                }
                rows.append(Row(rule: number, severity: severity, example: example))
            },
            progress: goesOn
        )
        guard result != nil else { throw QueryError.stopped }
        (self.rules, self.rows) = (rules, rows)
    }

    var count: Int { rows.count }

    func value(row: Int, column: Int) -> QueryValue {
        let (rule, example) = (rules[rows[row].rule], rows[row].example)
        func text(_ text: String?) -> QueryValue { text.map { .text($0) } ?? .null }
        func number(_ number: Int?) -> QueryValue { number.map { .integer(Int64($0)) } ?? .null }
        return switch column {
        case 0: .text(rule.id)
        case 1: .text(rows[row].severity.rawValue)
        case 2: .text(rule.title)
        case 3: example.event.map { .integer($0) } ?? .null
        case 4: text(example.eventType)
        case 5: text(example.key)
        case 6: text(example.file)
        case 7: number(example.line)
        case 8: number(example.byte)
        case 9: text(example.pointer)
        case 10: text(example.value)
        default: text(example.detail)
        }
    }
}
