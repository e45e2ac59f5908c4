internal import AuditRules
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine

/// What the audit finds in the data, in a report: how much of it the vendor would take, and a row for each rule.
struct DataQualityPart: PartOfSeveralTables {
    static let kind = "data-quality"
    static let members = ["severity"]
    static let subject = ReportScope.Subject.moment

    private let least: Severity
    let title: String

    init(_ node: DefinitionNode) throws {
        let words = Severity.allCases.map(\.rawValue)
        least = try node.word("severity", of: words).flatMap(Severity.init) ?? .note
        title = try node.text("title") ?? "Data quality"
    }

    func sections(
        _ snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> [ReportSection] {
        var settings = AuditSettings(now: try choice.moment(in: snapshot.zone).moment)
        settings.examples = 0
        var stop: (any Error)?
        let result = try Audit(settings, isOfFiles: false).run(
            snapshot,
            progress: { _, _ in
                do { try sources.check() } catch { stop = error }
                return stop == nil
            }
        )
        if let stop { throw stop }
        guard let result else { return [] }
        let findings = result.findings.filter { $0.severity >= least }
        return [
            section("counts", "what the vendor would take", Self.counts(result)),
            section("findings", "findings by rule", Self.table(findings), keys: 2),
        ]
    }

    private static func counts(_ result: AuditResult) -> ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("count", .right)])
        table.append([.text("events"), .integer(result.events)])
        table.append([.text("accepted"), .integer(result.accepted)])
        table.append([.text("ignored"), .integer(result.ignored)])
        return table
    }

    private static func table(_ findings: [Finding]) -> ResultTable {
        var table = ResultTable(columns: [
            .init("severity"), .init("rule"), .init("count", .right), .init("message"), .init("advice"),
        ])
        for finding in findings {
            table.append([
                .text(finding.severity.rawValue), .text(finding.rule.id), .integer(finding.count),
                .text(finding.message), .text(finding.rule.advice),
            ])
        }
        return table
    }
}
