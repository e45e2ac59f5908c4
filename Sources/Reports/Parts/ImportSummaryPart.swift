internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation

/// What was imported, in a report: counts, files, what was rejected, what counts for nothing, and event types.
struct ImportSummaryPart: PartOfSeveralTables {
    /// What can be shown.
    enum Shown: String, CaseIterable {
        case counts
        case files
        case rejected
        case ignored
        case eventTypes = "event-types"
    }

    static let kind = "import-summary"
    static let members = ["show"]
    static let subject = ReportScope.Subject.file

    private let shown: [Shown]
    let title: String

    init(_ node: DefinitionNode) throws {
        let words = try node.words("show", of: Shown.allCases.map(\.rawValue))
        shown = words.map { $0.compactMap(Shown.init) } ?? Shown.allCases
        title = try node.text("title") ?? "Import"
    }

    func sections(
        _ snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> [ReportSection] {
        let tables = ImportTables(try snapshot.information())
        return try shown.map { shown in
            switch shown {
            case .counts: section(shown.rawValue, "counts", tables.counts)
            case .files: section(shown.rawValue, "files", tables.files, keys: 2)
            case .rejected: section(shown.rawValue, "what was no event, by reason", try ImportTables.rejected(snapshot))
            case .ignored: section(shown.rawValue, "order events that count for nothing, by reason", tables.ignored)
            case .eventTypes:
                section(shown.rawValue, "event types", tables.eventTypes, charts: tables.eventTypePictures)
            }
        }
    }
}
