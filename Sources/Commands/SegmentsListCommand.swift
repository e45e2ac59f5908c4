internal import ArgumentParser
internal import Presentation

/// The command `muster segments list`.
struct SegmentsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the saved segments: your own of the folder queries, and those that ship with the program.",
        discussion: """
            Examples:
              muster segments list
            """
    )

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    func run() throws {
        try SavedSegments.writeList(format ?? .automatic, csv.writer)
    }
}

/// The command `muster segments show`.
struct SegmentsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the text of a saved segment, comments included.",
        discussion: """
            Examples:
              muster segments show lapsed-buyers
            """
    )

    @Argument(help: "A saved name, or a .segment file.", completion: .segments)
    var segment: String

    func run() throws {
        let text = try SavedSegments.resolve(segment).text
        try StandardOutput.write(text.hasSuffix("\n") ? text : text + "\n")
    }
}

extension SavedSegments {
    /// Writes the saved names, each with the first line of its comment.
    static func writeList(_ format: ResultFormat, _ csv: CSVWriter) throws {
        var table = ResultTable(columns: [.init("segment"), .init("about")])
        for (name, about) in list() { table.append([.text(name), .text(about)]) }
        try format.write(table, csv)
    }
}
