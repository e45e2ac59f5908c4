internal import AuditRules
internal import Rehearsal

/// What an audit has to say: what it found, the rehearsal if one was asked for, and what both speak of.
struct AuditOutcome {
    let result: AuditResult
    let rehearsal: RehearsalResult?
    /// The files that were audited, or the database, each with what it is.
    let subject: (kind: String, paths: [String])
    /// The time zone of all times.
    let timeZone: String
    /// The moment from which the future begins, as results state it.
    let asOf: String

    /// What was audited, in words: at most so many paths.
    func subject(atMost limit: Int) -> String {
        let shown = subject.paths.prefix(limit).joined(separator: ", ")
        let rest = subject.paths.count - limit
        return rest > 0 ? "\(shown) and \(rest) more" : shown
    }

    /// How many findings there are of each severity, the worst first; none with 0.
    var severities: [(severity: Severity, count: Int)] {
        Severity.allCases.reversed().compactMap { severity in
            let count = result.findings.filter { $0.severity == severity }.reduce(0) { $0 + $1.count }
            return count > 0 ? (severity, count) : nil
        }
    }
}
