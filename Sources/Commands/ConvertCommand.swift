internal import ArgumentParser
internal import Conversion
internal import DelimitedText
internal import EventReader
internal import Export
internal import Presentation

/// The command `muster convert`.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turn CSV files into events, as a map says which column is what.",
        discussion: """
            Writes one event a line (NDJSON) in the vendor's shape, for muster import. Delimiter, encoding, decimal sign and \
            the order of dates are detected from the content and shown; an option goes before the map, and the map before \
            what is detected. --suggest writes a map for a file, to be read over and used.
            A row that cannot be used is kept with its place and reason in a file beside the output, an order with such a \
            row is left out as a whole, and the exit code is 65. Files may be packed with gzip or zstd.

            Examples:
              muster convert orders.csv --suggest > map.yaml
              muster convert orders.csv --map map.yaml --output orders.ndjson
              muster convert exports/ --map map.yaml --dates month-first | muster import -
            """
    )

    @Argument(help: "CSV files, folders of them and patterns; - is standard input.", completion: .file())
    var paths: [String]

    @Option(
        help: ArgumentHelp("The map: which column is what.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var map: String?

    @Flag(help: "Write a map for the first file instead of events.")
    var suggest = false

    @Option(
        help: ArgumentHelp("Write to this file instead of standard output (-).", valueName: "file"),
        completion: .file()
    )
    var output: OutputPath?

    @Option(
        help: ArgumentHelp(
            "Keep rejected rows in this file (default: the output's name with .rejected.csv behind it).",
            valueName: "file"
        ),
        completion: .file()
    )
    var rejected: String?

    @Option(
        help: ArgumentHelp(
            "Write the summary to this file, too: as JSON, or CSV or NDJSON if its name ends so.",
            valueName: "file"
        ),
        completion: .file(extensions: ["json", "csv", "ndjson"])
    )
    var summary: String?

    @OptionGroup var format: DelimitedOptions

    @Flag(help: "Show no progress, formats and summary.")
    var quiet = false

    /// Tests want orders that do not fit memory.
    @Option(help: .hidden)
    var groupBytes: Int?

    func validate() throws {
        guard suggest || map != nil else {
            throw ValidationError("say how to read the columns with --map FILE; --suggest writes such a map")
        }
        guard !suggest || map == nil else { throw ValidationError("--suggest writes a map; leave --map out") }
        guard (groupBytes ?? 1) >= 1 else { throw ValidationError("--group-bytes must be 1 or more") }
    }

    func run() throws {
        let files = try SourceFiles(paths, of: .tables)
        files.tell()
        let sources = files.sources
        guard let map else { return try writeSuggestion(sources[0]) }
        let read = try ConversionMap(MapFile.read(map), path: map)
        let destination = ConvertedFiles(output: output?.file, rejected: rejected, isQuiet: quiet)
        try destination.check(sources, map: map)
        let clock = ContinuousClock()
        let start = clock.now
        let conversion = Conversion(
            read,
            settings: format.settings,
            mostGroupBytes: groupBytes ?? 64 << 20,
            to: destination
        )
        let result = try conversion.run(sources)
        if result.wasInterrupted {
            throw Interruption.Failure(
                message: output?.file == nil ? "stopped; what was written is not whole" : "stopped; nothing was written"
            )
        }
        try destination.finish()
        let report = ConversionReport(summary: result, formats: destination.formats, time: clock.now - start)
        if !quiet { StandardError.write(report.text) }
        if let summary { try WholeFile.write(report.bytes(for: summary), to: summary) }
        try fail(result, destination)
    }

    private func fail(_ result: ConversionSummary, _ destination: ConvertedFiles) throws {
        if result.rejected > 0 || result.withheld > 0 {
            let orders = result.withheld > 0 ? " and \(HumanNumber.count(result.withheld, "order")) left out" : ""
            throw BadData(
                message:
                    "\(HumanNumber.count(result.rejected, "row")) rejected\(orders), kept with place and reason in "
                    + "\(destination.rejectedPath); mend and convert again"
            )
        }
        if result.events == 0 { throw BadData(message: "there was no row to make an event of") }
    }

    private func writeSuggestion(_ source: EventSource) throws {
        let stream = try UnpackedStream(source)
        let reader = try DelimitedReader(source.name, settings: format.settings, read: stream.read)
        let suggestion = try MapSuggestion(reader)
        if let output = output?.file {
            try WholeFile.write(suggestion.text, to: output)
        } else {
            try StandardOutput.write(suggestion.text)
        }
        for hint in suggestion.hints { StandardError.write("hint: \(hint)\n") }
    }
}

extension MapError: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.usage }
}

extension DelimitedTextError: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.badData }
}

extension SpillError: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.inputOutput }
}
