internal import CustomerAnalytics
internal import EventModel
package import EventStore
internal import SegmentEngine
internal import SegmentLanguage

/// A report as its YAML file defines it.
package struct ReportDefinition {
    /// The name, which is the file's path below the folder of reports without its ending.
    package let name: String
    /// The title.
    package let title: String
    /// One sentence about it.
    package let about: String
    /// What may, or must, be set to run it.
    package let parameters: [ReportParameter]
    /// Where it goes unless the command line says otherwise.
    package let output: ReportOutput
    private let node: DefinitionNode
    private let sources: ReportSources

    private static let members = ["title", "about", "parameters", "orders", "parts", "output"]
    private static let ending = ".yaml"

    /// All reports, by their names; definitions in folders of their own are no reports.
    ///
    /// A broken one is left out with a hint that names the place.
    package static func list(_ sources: ReportSources) throws -> [ReportDefinition] {
        try names(sources).compactMap { name in
            do {
                return try ReportDefinition(named: name, sources)
            } catch let error as DefinitionError {
                sources.hint("the report \(name) is left out: \(error)")
                return nil
            }
        }
    }

    private static func names(_ sources: ReportSources) -> [String] {
        sources.definitionPaths().filter { !$0.contains("/") && $0.hasSuffix(ending) }
            .map { String($0.dropLast(ending.count)) }
    }

    /// Finds a report.
    ///
    /// - Throws: ``DefinitionError`` where the file is broken, ``UnknownReport``.
    package init(named name: String, _ sources: ReportSources) throws {
        guard !name.contains("/"), let found = try sources.definition(name + Self.ending) else {
            throw UnknownReport(name: name, known: Self.names(sources))
        }
        self.name = name
        self.sources = sources
        node = try DefinitionNode(found.text, path: found.path, members: Self.members)
        title = try node.requiredText("title")
        about = try node.requiredText("about")
        parameters = try node.has("parameters") ? node.parts("parameters").map { try ReportParameter($0) } : []
        output = try node.part("output", members: ReportOutput.members).map { try ReportOutput($0) } ?? ReportOutput()
        if try node.parts("parts").isEmpty { throw node.failure("parts: there are none", at: "parts") }
    }

    /// Runs the report over a store.
    ///
    /// - Parameters:
    ///   - snapshot: The store.
    ///   - choice: Which orders count; what it leaves open the definition decides.
    ///   - given: Values of parameters, by their names.
    /// - Throws: ``DefinitionError`` with the place in the file, ``QuestionError`` for what `choice` or `given` have
    ///   wrong, and what statistics and stores throw.
    package func run(
        _ snapshot: StoreSnapshot,
        _ choice: OrderChoice,
        given: [String: String]
    ) throws -> ReportContent {
        let node = node.with(try values(given))
        // All parts are read before the first runs, so that a mistake in the last one costs no waiting.
        let parts = try node.parts("parts").map { (node: $0, part: try ReportParts.read($0)) }
        let sources = sources.remembering()
        let ordersNode = try node.part("orders", members: OrderChoice.members)
        var orders = choice.completed(by: try ordersNode.map { try OrderChoice($0) } ?? OrderChoice())
        for (node, part) in parts where part.needsSegment && orders.segment == nil {
            throw node.failure("segment is missing; say which: --segment SEGMENT, or segment: in the definition")
        }
        let subject = parts.map { type(of: $0.part).subject }.max() ?? .file
        let needsSegment = parts.contains(where: \.part.needsSegment)
        tellUnheeded(choice, subject, needsSegment: needsSegment, sources)
        if subject == .moment, !needsSegment { orders.segment = nil }
        var sections: [ReportSection] = []
        do {
            // One moment for all parts, also where it is now; and a mistake shows before the first part runs.
            if subject != .file { orders.asOf = try ChosenOrders(orders, in: snapshot, sources).asOf.text }
            let books = OrderBooks(snapshot)
            for (number, (node, part)) in parts.enumerated() {
                try sources.progress(number, parts.count)
                do {
                    sections += try part.sections(snapshot, books, orders, sources)
                } catch let error as QuestionError where node.has(error.member) {
                    throw node.failure(error.description, at: error.member)
                }
            }
            try sources.progress(parts.count, parts.count)
        } catch let error as QuestionError where ordersNode?.has(error.member) == true && !choice.gives(error.member) {
            throw (ordersNode ?? node).failure(error.description, at: error.member)
        }
        return ReportContent(
            name: name,
            title: title,
            about: about,
            scope: ReportScope(
                subject: subject,
                asOf: subject == .file ? nil : orders.asOf,
                timeZone: snapshot.zone.identifier,
                orders: orders,
                database: snapshot.path
            ),
            sections: Self.distinct(sections)
        )
    }

    /// Says which restrictions change nothing, since no part is about orders.
    private func tellUnheeded(
        _ choice: OrderChoice,
        _ subject: ReportScope.Subject,
        needsSegment: Bool,
        _ sources: ReportSources
    ) {
        let heeded: [String] =
            switch subject {
            case .orders: OrderChoice.members
            case .moment: ["as-of"] + (needsSegment ? ["segment"] : [])
            case .file: []
            }
        let unheeded = OrderChoice.members.filter { choice.gives($0) && !heeded.contains($0) }
        guard !unheeded.isEmpty else { return }
        let options = unheeded.map { "--" + $0 }.joined(separator: ", ")
        let extent =
            subject == .file
            ? "is about all that the file holds"
            : needsSegment ? "is about the contacts of a segment" : "is about all events and contacts as of a moment"
        sources.hint("the report \(name) \(extent), whatever \(options) says")
    }

    private func values(_ given: [String: String]) throws(QuestionError) -> [String: String] {
        for name in given.keys.sorted() where !parameters.contains(where: { $0.name == name }) {
            let known = parameters.map(\.name)
            let near = nearestName(to: name, in: known).map { "; did you mean \($0)?" } ?? "."
            throw QuestionError(
                "set",
                "\(name): the report \(self.name) has no such parameter\(near) It has "
                    + (known.isEmpty ? "none" : known.joined(separator: ", "))
            )
        }
        var values = given
        for parameter in parameters where values[parameter.name] == nil {
            values[parameter.name] = parameter.usual
        }
        return values
    }

    /// The sections, those of one name told apart by numbers from 2 on.
    private static func distinct(_ sections: [ReportSection]) -> [ReportSection] {
        var seen: [String: Int] = [:]
        return sections.map { section in
            var section = section
            let count = seen[section.name, default: 0] + 1
            seen[section.name] = count
            if count > 1 { section.name += "-\(count)" }
            return section
        }
    }
}
