internal import CustomerAnalytics
internal import EventStore
internal import SegmentLanguage

/// One kind of part that a report can have: reads its options from a definition, and makes tables of a store.
///
/// A new kind is a file of its own that ``ReportParts`` lists.
protocol ReportPart: SendableMetatype {
    /// The word for the kind in definitions.
    static var kind: String { get }
    /// The members that a definition of it may have, beside `part` and `title`.
    static var members: [String] { get }
    /// What it speaks of.
    static var subject: ReportScope.Subject { get }

    /// Whether it cannot be without a segment that the report is about.
    var needsSegment: Bool { get }

    /// Reads the part's options.
    ///
    /// - Throws: ``DefinitionError``.
    init(_ node: DefinitionNode) throws

    /// The part's tables over a store and its orders.
    ///
    /// - Throws: ``QuestionError`` where an option cannot be followed, and what statistics and stores throw.
    func sections(
        _ snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> [ReportSection]
}

extension ReportPart {
    static var subject: ReportScope.Subject { .orders }
    var needsSegment: Bool { false }
}

extension RFMQuestion {
    /// Reads what every part that scores contacts may say of it.
    init(_ node: DefinitionNode) throws(DefinitionError) {
        self.init()
        if let method = try node.text("method") { self.method = method }
        if node.has("bins") { bins = try node.wholeNumber("bins") }
        names = try node.text("names")
    }
}

extension DefinitionNode {
    /// Makes a check of a question, and tells what is wrong at the member of the definition that it is about.
    func tell(_ check: () throws(QuestionError) -> Void) throws(DefinitionError) {
        do throws(QuestionError) {
            try check()
        } catch {
            throw failure(error.description, at: error.member)
        }
    }
}

/// The kinds of parts.
enum ReportParts {
    static let all: [any ReportPart.Type] = [
        RFMPart.self, AverageCheckPart.self, TopItemsPart.self, CustomersPart.self, SegmentPreviewPart.self,
        SegmentSizesPart.self, ImportSummaryPart.self, DataQualityPart.self,
    ]

    /// The members that every part has.
    static let commonMembers = ["part", "title"]

    /// Reads a part of any kind.
    ///
    /// - Throws: ``DefinitionError``.
    static func read(_ node: DefinitionNode) throws -> any ReportPart {
        let kind = try node.requiredText("part")
        guard let type = all.first(where: { $0.kind == kind }) else {
            let kinds = all.map { $0.kind }
            let near = nearestName(to: kind, in: kinds).map { "; did you mean \($0)?" } ?? "."
            throw node.failure(
                "part: there is no kind \(kind)\(near) The kinds are \(kinds.joined(separator: ", "))",
                at: "part"
            )
        }
        try node.check(commonMembers + type.members)
        return try type.init(node)
    }
}
