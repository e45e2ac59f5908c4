package import CustomerAnalytics

/// The files with names for groups of scores: `rfm/NAME.yaml` below the folder of reports, or any other YAML file.
package enum RFMNames {
    /// The names that are used unless others are asked for.
    package static let usual = "usual-names"
    private static let folder = "rfm/"
    private static let endings = [".yaml", ".yml"]

    /// The names that a text means: a path that ends in `.yaml` or `.yml`, else a name without the ending.
    ///
    /// - Throws: ``DefinitionError`` for a broken file, ``QuestionError`` for a name that there is not.
    package static func resolve(_ text: String, _ sources: ReportSources) throws -> RFMSegmentRules {
        if endings.contains(where: text.hasSuffix) { return try rules(try sources.file(text), path: text) }
        guard let found = try sources.definition(folder + text + ".yaml") else {
            let names = sources.definitionPaths().filter { $0.hasPrefix(folder) && $0.hasSuffix("-names.yaml") }
                .map { String($0.dropFirst(folder.count).dropLast(".yaml".count)) }
            throw QuestionError(
                "names",
                "\(text): there are no such names; there are \(names.joined(separator: ", ")); or give a file that ends in .yaml"
            )
        }
        return try rules(found.text, path: found.path)
    }

    private static func rules(_ text: String, path: String) throws -> RFMSegmentRules {
        let file = try DefinitionNode(text, path: path, members: ["bins", "segments"])
        let parts = try file.parts("segments", members: ["name", "recency", "frequency", "monetary"])
        let rules = try parts.map { part in
            RFMSegmentRules.Rule(
                name: try part.text("name") ?? "",
                recency: try part.scores("recency"),
                frequency: try part.scores("frequency"),
                monetary: try part.scores("monetary")
            )
        }
        do {
            return try RFMSegmentRules(bins: try file.wholeNumber("bins"), rules: rules)
        } catch let error as RFMSegmentRulesError {
            throw DefinitionError(path: path, place: nil, problem: "\(error)")
        }
    }
}
