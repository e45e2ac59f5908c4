/// Where a report goes, and as what, unless the command line says otherwise.
package struct ReportOutput: Hashable, Sendable {
    /// The formats of reports.
    package enum Format: String, CaseIterable, Sendable {
        case table
        case csv
        case json
        case ndjson
        case html
    }

    /// The format; nil where nothing is said.
    package var format: Format?
    /// The file; nil for standard output.
    package var file: String?

    /// Says nothing.
    package init() {}

    static let members = ["format", "file"]

    /// Reads what a definition says.
    ///
    /// - Throws: ``DefinitionError``.
    init(_ node: DefinitionNode) throws(DefinitionError) {
        format = try node.word("format", of: Format.allCases.map(\.rawValue)).flatMap { Format(rawValue: $0) }
        file = try node.text("file")
    }
}
