internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine
internal import SegmentLanguage

/// A row a contact in a report: identifiers, fields, orders, scores and group.
struct CustomersPart: ReportPart {
    static let kind = "customers"
    static let members = ["contacts", "identifiers", "fields", "method", "bins", "names"]

    private enum Which: String, CaseIterable {
        /// Everybody that there is as of the moment.
        case all
        /// Those with an order that counts.
        case buyers
    }

    private let which: Which
    private let identifiers: [IdentifierKind]
    private let fields: [String]
    private let question: RFMQuestion
    private let title: String?

    private static let usualIdentifiers: [IdentifierKind] = [.contactId, .externalCustomerId, .email, .phone]
    private static let usualFields = ["city"]

    init(_ node: DefinitionNode) throws {
        which = try node.word("contacts", of: Which.allCases.map(\.rawValue)).flatMap(Which.init) ?? .all
        let kinds = try node.words("identifiers", of: IdentifierKind.allCases.map(\.name))
        identifiers =
            kinds.map { names in names.compactMap { name in IdentifierKind.allCases.first { $0.name == name } } }
            ?? Self.usualIdentifiers
        fields = try node.texts("fields") ?? Self.usualFields
        let question = try RFMQuestion(node)
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
        try checkFields(snapshot, sources)
        let answer = try question.answer(in: snapshot, books, choice, sources)
        for note in answer.notes { sources.hint(note) }
        let table = CustomerTable(
            answer,
            try books.book(asOf: answer.chosen.orders.asOf),
            of: members(answer, snapshot),
            identifiers: identifiers,
            fields: try fields.map { try ContactField($0, in: snapshot, asOf: answer.chosen.asOf) },
            in: snapshot
        )
        return [ReportSection(name: Self.kind, title: title ?? "Customers", rows: .long(table))]
    }

    private func members(_ answer: RFMAnswer, _ snapshot: StoreSnapshot) -> Bitmap {
        var members = Bitmap(count: snapshot.contacts.count)
        switch which {
        case .all:
            let asOf = answer.chosen.asOf.moment.microseconds
            for (contact, first) in snapshot.contacts.knownSince.enumerated() where first <= asOf {
                members[contact] = true
            }
            if let segment = answer.chosen.orders.contacts { members.formAnd(with: segment) }
        case .buyers:
            let figures = answer.result.figures
            for (place, contact) in figures.contacts.enumerated() where figures.orders[place] > 0 {
                members[Int(contact)] = true
            }
        }
        return members
    }

    /// Makes sure that each field is one that contacts can have.
    private func checkFields(_ snapshot: StoreSnapshot, _ sources: ReportSources) throws(QuestionError) {
        for field in fields
        where snapshot.parameterColumn(named: field) == nil && snapshot.contactLists.field(named: field) == nil {
            let documented = snapshot.eventTypeNames.contains {
                YespoRules.documentedParameters(of: $0).contains(field)
            }
            guard documented || Self.usualFields.contains(field) else {
                let known = snapshot.columns.map(snapshot.columnName).filter { $0.scope == .parameter }.map(\.name)
                let near = nearestName(to: field, in: known).map { "; did you mean \($0)?" } ?? ""
                throw QuestionError("fields", "\(field): no event has this parameter\(near)")
            }
            sources.hint("no event in this database has \(field), so it is missing everywhere")
        }
    }
}
