internal import CustomerAnalytics
internal import EventStore
internal import Presentation
internal import SegmentEngine

/// RFM in a report: what counts and the thresholds always, and what `show` lists.
struct RFMPart: PartOfSeveralTables {
    /// What can be shown beside the counts and thresholds.
    enum Shown: String, CaseIterable {
        case segments
        case heatMap = "heat-map"
        case distributions
        case transitions
    }

    static let kind = "rfm"
    static let members = [
        "method", "bins", "frequency", "names", "grid-columns", "grid-rows", "compare-to", "show",
    ]

    /// What `compare-to` may say where a definition has transitions and somebody wants none.
    private static let never = "none"

    private let question: RFMQuestion
    private let shown: [Shown]
    let title: String

    init(_ node: DefinitionNode) throws {
        var question = try RFMQuestion(node)
        if let text = try node.text("frequency") {
            guard let frequency = RFMFrequency(rawValue: text) else {
                throw node.failure("frequency: \(text) is neither orders nor days", at: "frequency")
            }
            question.frequency = frequency
        }
        question.gridColumns = try node.text("grid-columns")
        question.gridRows = try node.text("grid-rows")
        question.compareTo = try node.text("compare-to").flatMap { $0 == Self.never ? nil : $0 }
        let words = try node.words("show", of: Shown.allCases.map(\.rawValue))
        shown = words.map { $0.compactMap(Shown.init) } ?? [.segments]
        if shown.contains(.transitions), try node.text("compare-to") == nil {
            throw node.failure("compare-to is missing: transitions go from one date to another", at: "show")
        }
        if question.compareTo != nil, !shown.contains(.transitions) {
            throw node.failure(
                "compare-to: nothing shows it; add transitions to show, or leave it out",
                at: "compare-to"
            )
        }
        try node.tell(question.check)
        self.question = question
        title = try node.text("title") ?? "RFM"
    }

    func sections(
        _ snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> [ReportSection] {
        let answer = try question.answer(in: snapshot, books, choice, sources)
        var sections = [
            section("counts", "what counts", answer.counts),
            section(
                "thresholds",
                "thresholds, lower belongs to the bin, upper does not",
                answer.thresholds(answer.result)
            ),
        ]
        for shown in shown {
            switch shown {
            case .segments:
                sections.append(section("segments", "groups", answer.segments, charts: answer.segmentPictures))
            case .heatMap:
                sections.append(
                    section("heat-map", "contacts by R and F", answer.heatMap, keys: 2, charts: answer.heatMapPictures)
                )
            case .distributions:
                sections.append(
                    section(
                        "distributions",
                        "distributions of R, F and M",
                        answer.distributions,
                        charts: answer.distributionPictures
                    )
                )
            case .transitions:
                guard let comparison = answer.comparison else { continue }
                sections.append(
                    section(
                        "thresholds-compared",
                        "thresholds as of \(comparison.otherAsOf.text)",
                        answer.thresholds(comparison.other)
                    )
                )
                sections.append(
                    section(
                        "transitions",
                        "from \(comparison.from.text) to \(comparison.to.text)",
                        answer.transitions(comparison),
                        keys: 2,
                        charts: answer.transitionPictures(comparison)
                    )
                )
            }
        }
        return sections
    }
}

extension RFMAnswer {
    /// What the heading and the notes say, a row each.
    fileprivate var counts: ResultTable {
        var table = ResultTable(columns: [.init("what"), .init("value")])
        func add(_ what: String, _ value: ResultTable.Cell) { table.append([.text(what), value]) }
        let leftOut = result.tallies.leftOut
        add("method", .text(question.method))
        add("frequency counts", .text(result.settings.frequency.rawValue))
        add("status", .text(chosen.choice.statuses.text))
        add("currency", result.currency.map { .text($0) } ?? .missing)
        add("contacts", .integer(result.figures.count))
        add("orders", .integer(result.tallies.count))
        add("orders left out by status", .integer(leftOut.status))
        add("orders left out by currency", .integer(leftOut.currency))
        add("orders left out by date", .integer(leftOut.date))
        add("orders dated after the as-of time", .integer(leftOut.laterThanAsOf))
        add("order events naming no contact, whole file", .integer(eventsWithoutContact))
        for note in notes { add("note", .text(note)) }
        return table
    }
}
