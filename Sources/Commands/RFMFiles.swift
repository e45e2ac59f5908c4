internal import CustomerAnalytics
internal import EventModel
internal import Foundation

/// The files with names for groups of scores: the user's own folder `reports/rfm`, then those that ship with the program.
enum RFMNames {
    /// The names that are used unless others are asked for.
    static let usual = "usual-names"
    private static let folder = "reports/rfm/"
    private static let endings = [".yaml", ".yml"]

    /// The names that an argument means: a path that ends in `.yaml` or `.yml`, else a name without the ending.
    static func resolve(_ argument: String) throws -> RFMSegmentRules {
        if endings.contains(where: argument.hasSuffix) {
            return try rules(try RFMFiles.text(of: argument), path: argument)
        }
        let path = folder + argument + ".yaml"
        if FileManager.default.fileExists(atPath: path) { return try rules(try RFMFiles.text(of: path), path: path) }
        guard let shipped = EmbeddedText.files.first(where: { $0.path == path }) else {
            throw UsageFailure(
                message: "there are no names \"\(argument)\"; there are \(shippedNames.joined(separator: ", ")), "
                    + "or give a file that ends in .yaml"
            )
        }
        return try rules(shipped.text, path: path)
    }

    private static var shippedNames: [String] {
        EmbeddedText.files.map(\.path).filter { $0.hasPrefix(folder) && $0.hasSuffix("-names.yaml") }
            .map { String($0.dropFirst(folder.count).dropLast(".yaml".count)) }
    }

    private static func rules(_ text: String, path: String) throws -> RFMSegmentRules {
        let file = try RFMDefinition(text, path: path, members: ["bins", "segments"])
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
            throw UsageFailure(message: "\(path): \(error)")
        }
    }
}

/// Fixed thresholds from a file, and the currency that the monetary ones are in.
struct RFMThresholds {
    let borders: RFMBorders
    let currency: String?

    /// Reads a YAML file with the lists `recency`, `frequency` and `monetary`, and perhaps `currency`.
    init(path: String) throws {
        let file = try RFMDefinition(
            try RFMFiles.text(of: path),
            path: path,
            members: ["recency", "frequency", "monetary", "currency"]
        )
        do {
            borders = try RFMBorders(
                recency: try file.numbers("recency"),
                frequency: try file.numbers("frequency"),
                monetary: try file.numbers("monetary")
            )
        } catch let error as RFMBordersError {
            throw UsageFailure(message: "\(path): \(error)")
        }
        currency = try file.text("currency")
    }
}

/// Files as texts.
enum RFMFiles {
    /// The text of a file.
    static func text(of path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw UsageFailure(message: "\(path): the file cannot be read; check the path, and that it is UTF-8 text")
        }
    }
}
