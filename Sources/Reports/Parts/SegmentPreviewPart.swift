internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine

/// A segment in a report: its size always, and what `show` lists.
struct SegmentPreviewPart: PartOfSeveralTables {
    /// What can be shown beside the size.
    enum Shown: String, CaseIterable {
        case conditions
        case history
        case sample
    }

    static let kind = "segment-preview"
    static let members = ["segment", "show", "every", "steps", "limit", "columns"]
    static let subject = ReportScope.Subject.moment

    private let segment: String?
    private let shown: [Shown]
    private let every: HistoryStep
    private let steps: Int
    private let limit: Int
    private let columns: [MemberColumn]
    let title: String

    private static let usualSteps = 12
    private static let usualLimit = 10
    private static let greatest = 10_000

    var needsSegment: Bool { segment == nil }

    init(_ node: DefinitionNode) throws {
        segment = try node.text("segment")
        let words = try node.words("show", of: Shown.allCases.map(\.rawValue))
        shown = words.map { $0.compactMap(Shown.init) } ?? Shown.allCases
        every = try node.word("every", of: HistoryStep.allCases.map(\.rawValue)).flatMap(HistoryStep.init) ?? .month
        steps = try node.count("steps", of: 1...Self.greatest) ?? Self.usualSteps
        limit = try node.count("limit", of: 0...Self.greatest) ?? Self.usualLimit
        let names = try node.words("columns", of: MemberColumn.all.map(\.name))
        columns = names?.compactMap { name in MemberColumn.all.first { $0.name == name } } ?? MemberColumn.usual
        title = try node.text("title") ?? "Segment"
    }

    func sections(
        _ snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> [ReportSection] {
        guard let segment = segment ?? choice.segment else { return [] }
        let asOf = try choice.moment(in: snapshot.zone)
        let preview = try sources.preview(segment, snapshot, asOf)
        var sections = [section("size", "size", Self.size(preview, segment))]
        for shown in shown {
            switch shown {
            case .conditions:
                sections.append(
                    section(
                        "conditions",
                        "what each condition does",
                        SegmentTables.conditions(preview),
                        charts: [conditions(preview)]
                    )
                )
            case .history:
                let history = try SegmentEngine.history(
                    sources.segment(segment, snapshot),
                    snapshot: snapshot,
                    at: HistoryMoments(every: every).latest(steps, upTo: asOf, snapshot)
                )
                let charts = history.entries.isEmpty ? [] : [self.history(history)]
                let subtitle = "history, the last day of each \(every.rawValue)"
                sections.append(section("history", subtitle, SegmentTables.history(history), charts: charts))
            case .sample:
                let members = MemberTable(columns: columns, snapshot: snapshot)
                let count = min(limit, preview.contacts)
                let subtitle =
                    count == preview.contacts ? "all members" : "the first \(HumanNumber.count(count, "member"))"
                sections.append(section("sample", subtitle, SegmentTables.sample(preview, members, limit: limit)))
            }
        }
        return sections
    }

    private static func size(_ preview: SegmentPreview, _ segment: String) -> ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("value")])
        if segment != preview.segment { table.append([.text("asked for as"), .text(segment)]) }
        table.append([.text("segment"), .text(preview.segment)])
        table.append([.text("contacts"), .integer(preview.contacts)])
        table.append([.text("of"), .integer(preview.of)])
        let share = SegmentTables.percentage(preview.contacts, of: preview.of)
        table.append([.text("share"), share.map { .text($0) } ?? .missing])
        return table
    }

    private func conditions(_ preview: SegmentPreview) -> any Chart {
        BarChart(
            title: "What each condition does",
            categoryLabel: "condition",
            valueLabel: "contacts",
            categories: preview.conditions.map(\.text),
            series: [
                ChartSeries("it holds for", preview.conditions.map { .integer($0.contacts) }),
                ChartSeries("segment without it", preview.conditions.map { .integer($0.without) }),
            ]
        )
    }

    private func history(_ history: SegmentHistory) -> any Chart {
        LineChart(
            title: "Size of the segment",
            placeLabel: "end of \(every.rawValue)",
            valueLabel: "contacts",
            places: history.entries.map(\.asOf.text),
            series: [ChartSeries("contacts", history.entries.map { .integer($0.contacts) })]
        )
    }
}
