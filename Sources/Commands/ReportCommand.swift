internal import ArgumentParser
internal import EventStore
internal import Presentation
internal import Reports
internal import SegmentLanguage

/// The command `muster report`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a report: several tables, with pictures on a page, as a definition lists them.",
        discussion: """
            NAME is a report that ships with the program, or the file reports/NAME.yaml of the working folder. Its tables \
            stand one below another, each under its title; --part writes one of them alone, for a program. In NDJSON each row \
            begins with the name of its table, unless --part says which. A page (--format html) is one file that needs no \
            network. --list shows the reports, and what can be set with --set.

            Examples:
              muster report --list
              muster report rfm --as-of 2024-12-31 --currency UAH --output rfm.html
              muster report segment-preview --segment lapsed-buyers --output lapsed.html
              muster report customers --currency UAH --part customers > customers.csv
              muster report average-check --from 2024-01-01 --part average-check-by-month
              muster report rfm --currency UAH --set names=r-package-names
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions
    @OptionGroup var orders: OrderOptions

    @Argument(help: "The report; --list shows which there are.", completion: .reports)
    var name: String?

    @Option(
        help: ArgumentHelp(
            "Write to this file instead of standard output (-); its ending says the format.",
            valueName: "file"
        ),
        completion: .file(extensions: ["html", "csv", "json", "ndjson"])
    )
    var output: OutputPath?

    @Option(help: ArgumentHelp("Write this one table alone.", valueName: "table"))
    var part: String?

    @Option(help: ArgumentHelp("Set a parameter of the report; may be repeated.", valueName: "name=value"))
    var set: [String] = []

    @Flag(help: "List the reports instead.")
    var list = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @Option(help: "table, csv, json, ndjson or html.")
    var format: ReportOutput.Format?

    @OptionGroup var csv: CSVOptions

    func validate() throws {
        if name == nil, !list { throw ValidationError("say which report; --list shows which there are") }
        for setting in set where setting.first == "=" || !setting.contains("=") {
            throw ValidationError("--set \(setting): write it as NAME=VALUE")
        }
        let names = set.map { $0.prefix { $0 != "=" } }
        for (place, name) in names.enumerated() where names[..<place].contains(name) {
            throw ValidationError("--set \(name) is given twice; give it once")
        }
        if list, format == .html {
            throw ValidationError("--list is a table; its formats are table, csv, json and ndjson")
        }
    }

    func run() throws {
        guard let name, !list else {
            return try ReportDestination(path: output?.file, format: format, csv: csv.writer).write(listed)
        }
        let definition = try ReportDefinition(named: name, .ofCommandLine(showsProgress: !quiet))
        let destination = try ReportDestination(
            path: output.map(\.file) ?? definition.output.file,
            format: format ?? (output?.file == nil ? definition.output.format : nil),
            csv: csv.writer
        )
        // A broken template is told of before anything is counted.
        let page = destination.format == .html ? try ReportPage(.ofCommandLine) : nil
        let file = try store.reading(muster)
        try file.read { snapshot in
            let content = try definition.run(snapshot, orders.choice, given: settings)
            guard let part else { return try destination.write(content, page) }
            guard let only = content.only(part) else {
                let names = content.sections.map(\.name)
                let near = nearestName(to: part, in: names).map { "; did you mean \($0)?" } ?? "."
                throw UsageFailure(
                    message: "--part \(part): the report \(name) has no such table\(near) It has "
                        + names.joined(separator: ", ")
                )
            }
            guard page == nil else { return try destination.write(only, page) }
            try destination.write(only.sections[0])
        }
    }

    private var settings: [String: String] {
        var settings: [String: String] = [:]
        for setting in set {
            let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            settings[String(parts[0])] = String(parts[1])
        }
        return settings
    }

    private var listed: ResultTable {
        get throws {
            var table = ResultTable(columns: [.init("report"), .init("about"), .init("set")])
            for definition in try ReportDefinition.list(.ofCommandLine) {
                let parameters = definition.parameters.map { $0.name + ($0.usual.map { "=\($0)" } ?? "") }
                table.append([
                    .text(definition.name), .text(definition.about),
                    parameters.isEmpty ? .missing : .text(parameters.joined(separator: ", ")),
                ])
            }
            return table
        }
    }
}

extension ReportOutput.Format: ExpressibleByArgument {}

extension UnknownReport: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.usage }
}
