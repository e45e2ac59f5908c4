internal import ArgumentParser
internal import EventStore
internal import Export
internal import Presentation

/// The command `muster export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the stored events out again: as JSON value for value, as CSV, or as plain SQLite tables.",
        discussion: """
            ndjson is one event a line, json requests of at most 500 events as the vendor's API takes them: a line each in a \
            file, or a file each in a folder. Both come in the order in which the events were read, and give the same \
            database again when they are imported. csv has a row an event or, with --lines, a row an order line, with the \
            columns that --columns names. sqlite makes a new file with plain tables that have keys and indexes: events, one \
            for each event type, items, orders, contacts and imports.
            Without --format the ending of the file decides, else it is ndjson. A file that ends in .gz or .zst is packed. \
            Files appear when they are whole, and only their owner may read them, since they hold personal data.

            Examples:
              muster export > events.ndjson
              muster export --format json --output requests/
              muster export --output october.ndjson.zst --from 2024-10-01 --to 2024-10-31
              muster export --format csv --columns event,occurred,totalCost > orders.csv
              muster export --format csv --lines --segment lapsed-buyers --as-of 2024-12-31
              muster export --output shop.sqlite
            """
    )

    /// What events are written as.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case ndjson
        case json
        case csv
        case sqlite
    }

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Option(help: "ndjson, json, csv or sqlite.")
    var format: Format?

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp(
            "Write to this file; for json also to a folder, which ends in / (default: -, standard output).",
            valueName: "path"
        ),
        completion: .file()
    )
    var destination: OutputPath?

    private var output: String? { destination?.file }

    @OptionGroup var selection: ExportSelectionOptions

    @Option(help: ArgumentHelp("The columns of CSV, between commas (default: all there are).", valueName: "names"))
    var columns: String?

    @Flag(help: "In CSV, a row for each order line, with the fields as items.NAME.")
    var lines = false

    @OptionGroup var csv: CSVOptions

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        if format == .sqlite, output == nil {
            throw ValidationError("--format sqlite makes a new file; name it with --output")
        }
        if output?.isEmpty == true { throw ValidationError("--output is empty; name a file") }
        // An ending of no format is told when the command runs.
        guard let chosenFormat = try? chosenFormat else { return }
        if columns != nil || lines, chosenFormat != .csv {
            throw ValidationError("--columns and --lines speak of CSV; say --format csv")
        }
        if output?.hasSuffix("/") == true, chosenFormat != .json {
            throw ValidationError("--output ends in /, so it is a folder, which only --format json writes")
        }
    }

    /// What was said, or what the name of the file says.
    private var chosenFormat: Format {
        get throws {
            if let format { return format }
            guard let output else { return .ndjson }
            return output.hasSuffix("/") ? .json : try Format(ofFile: output) ?? .ndjson
        }
    }

    func run() throws {
        let format = try chosenFormat
        try store.reading(muster).read { snapshot in
            let selection = try selection.selection(snapshot)
            var progress = ProgressReport(
                title: "export",
                unit: .things("events"),
                isShown: !quiet && (output != nil || StandardOutput.isFile)
            )
            let total = EventExport(snapshot, selection).greatestCount
            defer { progress.finish() }
            try write(snapshot, selection, format) { progress.update(done: $0, of: total) }
        }
    }

    private func write(
        _ snapshot: StoreSnapshot,
        _ selection: EventSelection,
        _ format: Format,
        _ progress: (Int) -> Void
    ) throws {
        let events = EventExport(snapshot, selection)
        switch format {
        case .ndjson:
            let target = try ExportTarget(output)
            try events.writeLines(progress: progress, target.write)
            try target.finish()
        case .json: try writeRequests(events, progress)
        case .csv:
            let columns = try ExportColumns(snapshot, lines: lines).columns(columns, of: selection.eventTypes)
            let target = try ExportTarget(output)
            let export = CSVExport(snapshot, columns: columns, lines: lines)
            let withoutRow = try export.write(events, csv.writer, progress: progress, target.write)
            try target.finish()
            if withoutRow > 0 {
                StandardError.write(
                    hints: [
                        "\(HumanNumber.count(withoutRow, "event")) without order lines have no row; leave --lines out for them"
                    ]
                )
            }
        case .sqlite:
            guard let output else { return }
            let tables = PlainTables(snapshot, selection)
            let notes = try tables.write(to: output, progress: progress, check: ExportTarget.stopIfAsked)
            StandardError.write(hints: notes)
        }
    }

    private func writeRequests(_ events: EventExport, _ progress: (Int) -> Void) throws {
        let requests = RequestExport(events)
        if let output, output.hasSuffix("/") || ExportTarget.isFolder(output) {
            let folder = try RequestFolder(output)
            try requests.writeRequests(progress: progress) { request in
                try folder.write(request)
                try ExportTarget.stopIfAsked()
            }
            folder.finish()
            if !quiet { StandardError.write("\(HumanNumber.count(folder.count, "request")) written to \(output)\n") }
        } else {
            let target = try ExportTarget(output)
            try requests.writeRequests(progress: progress) { request in
                try target.write(request)
                try target.endLine()
            }
            try target.finish()
        }
    }
}

extension ExportFailure: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.inputOutput }
}
