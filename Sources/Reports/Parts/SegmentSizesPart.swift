internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine
internal import SegmentLanguage

/// How many contacts are in each of several segments, in a report: those that it names, or all saved ones.
struct SegmentSizesPart: ReportPart {
    static let kind = "segment-sizes"
    static let members = ["segments"]
    static let subject = ReportScope.Subject.moment

    private let segments: [String]?
    private let title: String

    init(_ node: DefinitionNode) throws {
        segments = try node.texts("segments")
        title = try node.text("title") ?? "Segments"
    }

    func sections(
        _ snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> [ReportSection] {
        let asOf = try choice.moment(in: snapshot.zone)
        let names = segments ?? sources.segmentNames()
        var table = ResultTable(columns: [
            .init("segment"), .init("contacts", .right), .init("of", .right), .init("share", .right),
        ])
        var (shown, sizes): ([String], [ResultTable.Cell]) = ([], [])
        for name in names {
            guard let preview = try preview(name, snapshot, asOf, sources) else { continue }
            let share = SegmentTables.percentage(preview.contacts, of: preview.of)
            table.append([
                .text(name), .integer(preview.contacts), .integer(preview.of), share.map { .text($0) } ?? .missing,
            ])
            shown.append(name)
            sizes.append(.integer(preview.contacts))
        }
        let chart = BarChart(
            title: title,
            categoryLabel: "segment",
            valueLabel: "contacts",
            categories: shown,
            series: [ChartSeries("contacts", sizes)]
        )
        return [
            ReportSection(name: Self.kind, title: title, table: table, keys: 1, charts: shown.isEmpty ? [] : [chart])
        ]
    }

    /// A segment's sizes; nil, and a hint, for a saved one that nobody named and that asks for what this data has not.
    private func preview(
        _ name: String,
        _ snapshot: StoreSnapshot,
        _ asOf: AsOf,
        _ sources: ReportSources
    ) throws -> SegmentPreview? {
        guard segments == nil else { return try sources.preview(name, snapshot, asOf) }
        do {
            return try sources.preview(name, snapshot, asOf)
        } catch let error as SegmentSyntaxError {
            sources.hint("the segment \(name) is left out: \(error.diagnostics.first?.message ?? "it cannot be read")")
            return nil
        }
    }
}
