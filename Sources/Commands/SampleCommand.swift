internal import ArgumentParser
internal import Export
internal import Presentation
internal import SampleShop

/// The command `muster sample`.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write a made-up shop's events to standard output, one a line.",
        discussion: """
            The same numbers give the same bytes on every machine. The shop's last day is 2024-12-31.

            Examples:
              muster sample --orders 1000 --seed 7 > shop.ndjson
              muster sample --orders 1000000 --seed 1 --contacts 50000 | muster import -
              muster sample --orders 1000 --seed 7 --defects | muster audit -
            """
    )

    @Option(help: ArgumentHelp("How many orders are placed.", valueName: "n"))
    var orders: Int

    @Option(help: ArgumentHelp("Which of the possible shops it is.", valueName: "s"))
    var seed: UInt64

    @Option(
        help: ArgumentHelp(
            "How many customers the shop has (default: a tenth of the orders, at least 10).",
            valueName: "m"
        )
    )
    var contacts: Int?

    @Flag(help: "Plant one defect of every kind that the audit can find in single events.")
    var defects = false

    @Option(
        help: ArgumentHelp("Write where the defects are: rule and line, NDJSON.", valueName: "file"),
        completion: .file()
    )
    var defectsList: String?

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        if defectsList != nil, !defects { throw ValidationError("--defects-list goes with --defects") }
        guard orders >= 0 else { throw ValidationError("--orders must be 0 or more") }
        guard contacts.map({ (1...SampleShop.mostContacts).contains($0) }) ?? true else {
            throw ValidationError("--contacts must be between 1 and \(SampleShop.mostContacts)")
        }
    }

    func run() throws {
        let shop = SampleShop(orders: orders, contacts: contacts, seed: seed)
        var progress = ProgressReport(title: "sample", isShown: !quiet && StandardOutput.isFile)
        defer { progress.finish() }
        var written = 0
        func write(_ bytes: UnsafeRawBufferPointer) throws {
            try StandardOutput.write(bytes)
            written += bytes.count
            progress.update(done: written, of: nil)
            if Interruption.isRequested { throw Interruption.Failure(message: "stopped") }
        }
        guard defects else { return try shop.write(write) }
        let planted = try shop.writeWithDefects(write)
        guard let defectsList else { return }
        let lines = planted.map { defect in
            JSONText.text(["rule": .text(defect.rule), "line": defect.line.map { .integer($0) } ?? .null]) + "\n"
        }
        try WholeFile.write(lines.joined(), to: defectsList)
    }
}
