internal import ArgumentParser
internal import EventStore

/// The command `muster export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the stored events out again, value for value, in the order in which they were read.",
        discussion: """
            Examples:
              muster export > events.ndjson
              muster export --format ndjson | gzip > events.ndjson.gz
            """
    )

    /// What events are written as.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case ndjson
    }

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Option(help: "ndjson: one event a line.")
    var format = Format.ndjson

    func run() throws {
        try store.reading(muster).read { snapshot in
            try EventExport(snapshot).writeLines { bytes in
                try StandardOutput.write(bytes)
                if Interruption.isRequested { throw Interruption.Failure(message: "stopped") }
            }
        }
    }
}
