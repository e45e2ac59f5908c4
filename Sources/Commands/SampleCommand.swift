internal import ArgumentParser
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

    func validate() throws {
        guard orders >= 0 else { throw ValidationError("--orders must be 0 or more") }
        guard contacts.map({ (1...SampleShop.mostContacts).contains($0) }) ?? true else {
            throw ValidationError("--contacts must be between 1 and \(SampleShop.mostContacts)")
        }
    }

    func run() throws {
        try SampleShop(orders: orders, contacts: contacts, seed: seed).write { bytes in
            try StandardOutput.write(bytes)
            if Interruption.isRequested { throw Interruption.Failure(message: "stopped") }
        }
    }
}
