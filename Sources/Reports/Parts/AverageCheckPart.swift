internal import CustomerAnalytics
internal import EventStore
internal import Presentation

/// The average check in a report: one of its results, grouped as `by` says.
struct AverageCheckPart: ReportPart {
    static let kind = "average-check"
    static let members = ["by", "show"]

    private let question: AverageCheckQuestion
    private let title: String?

    init(_ node: DefinitionNode) throws {
        var question = AverageCheckQuestion()
        if let text = try node.text("by") {
            guard let word = AverageCheckWord(text) else { throw node.failure("by: the name is empty", at: "by") }
            question.by = word
        }
        let words = AverageCheckQuestion.Result.allCases.map(\.rawValue)
        if let word = try node.word("show", of: words).flatMap(AverageCheckQuestion.Result.init) {
            question.result = word
        }
        try node.tell(question.check)
        self.question = question
        title = try node.text("title")
    }

    func sections(
        _ snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> [ReportSection] {
        let answer = try question.answer(in: snapshot, books, choice, sources)
        if let emptiness = answer.emptiness { sources.hint(emptiness) }
        let pictures = AverageCheckPictures(table: answer.table, by: question.by)
        return [
            ReportSection(
                name: name,
                title: title ?? answer.title,
                table: answer.table,
                keys: question.result == .leftOut ? 1 : 2,
                charts: pictures.charts(of: question.result),
                shortened: question.result == .retention ? AverageCheckTables.shortened(answer.table) : nil
            )
        ]
    }

    private var name: String {
        let result = question.result == .figures ? "" : "-\(question.result.rawValue)"
        let groups = question.by == .all ? "" : "-by-\(question.by.text)"
        return Self.kind + result + groups
    }
}
