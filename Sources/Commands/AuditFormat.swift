internal import ArgumentParser
internal import AuditRules

/// How the result of an audit is printed.
enum AuditFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case csv
    case json
    case ndjson
    case html
    case junit
    case sarif

    /// A table for a person, CSV for a program.
    static var automatic: AuditFormat { StandardOutput.isTerminal ? .table : .csv }

    /// Whether the format has a place for a rehearsal.
    var showsRehearsal: Bool { self != .junit && self != .sarif }
}

/// From which severity on an audit ends with the exit code 1.
enum AuditFailure: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case note
    case never

    /// Whether findings of a severity are enough.
    func includes(_ severity: Severity) -> Bool {
        Severity(rawValue: rawValue).map { severity >= $0 } ?? false
    }
}
