/// The result of `muster audit` as JSON.
struct AuditOutput: Decodable {
    struct Finding: Decodable {
        let rule: String
        let severity: String
        let count: Int
        let message: String
        let dependsOnOrder: Bool
        let examples: [Place]
    }

    struct Place: Decodable, Hashable {
        let file: String?
        let line: Int?
        let byte: Int?
        let pointer: String?
        let key: String?
        let value: String?
        let detail: String?
    }

    /// A line of the file that gets every finding.
    struct Line: Decodable {
        let rule: String
        let severity: String
        let file: String?
        let line: Int?
        let pointer: String?
        let value: String?
    }

    /// A line of the list of planted defects, or the rule and line of a finding.
    struct Planted: Decodable, Hashable {
        let rule: String
        let line: Int?
    }

    let events: Int
    let accepted: Int
    let ignored: Int
    let findings: [Finding]

    /// What a rule found, if anything.
    func finding(_ rule: String) -> Finding? { findings.first { $0.rule == rule } }

    /// The counts of all rules that found something.
    var counts: [String: Int] { Dictionary(uniqueKeysWithValues: findings.map { ($0.rule, $0.count) }) }
}
