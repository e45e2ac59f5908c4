internal import ArgumentParser
internal import Columns
internal import Glibc
internal import SegmentLanguage
internal import Synchronization

/// The command line: `muster [--database FILE] COMMAND`.
@main
struct Muster: ParsableCommand {
    static var configuration: CommandConfiguration {
        var configuration = description
        // Of a command that is part of another one the parser is not asked for completion scripts by an option of its own, and
        // to look for that option takes as long as all the rest of its work.
        if isParsing.load(ordering: .relaxed) { configuration._superCommandName = "" }
        return configuration
    }

    private static let description = CommandConfiguration(
        commandName: "muster",
        abstract: "Rehearse customer segments before anything is uploaded to the Yespo CDP.",
        discussion: """
            Muster reads the event JSON that Yespo takes into one file on this machine and shows who would be in a segment.

            A first look, from events to a segment:
              muster sample --orders 1000 --seed 7 > shop.ndjson
              muster import shop.ndjson
              muster preview 'did orderCreated at least 3 times' --as-of 2024-12-31
            """,
        version: "0.1.0",
        subcommands: [
            ImportCommand.self, ConvertCommand.self, AuditCommand.self, PreviewCommand.self, ExplainCommand.self,
            HistoryCommand.self, OverlapCommand.self, DiffCommand.self, SegmentsCommand.self, RFMCommand.self,
            AverageCheckCommand.self, ReportCommand.self, SQLCommand.self, PushCommand.self, SandboxCommand.self,
            ExportCommand.self, InfoCommand.self, UndoCommand.self, DeleteCommand.self, CompactCommand.self,
            SampleCommand.self, CompletionCommand.self, ManualCommand.self,
        ]
    )

    @Option(
        name: .customLong("database"),
        help: ArgumentHelp(
            "The database (default: $MUSTER_DATABASE, else muster.sqlite in the working folder).",
            valueName: "file"
        ),
        completion: .file(extensions: ["sqlite", "db"])
    )
    var database: String?

    func validate() throws { try StoreOptions.check(database) }

    static func main() {
        StandardStreams.holdPlaces()
        Interruption.watch()
        // A file that may not grow any further is an error to be told, as a full disk is, and no reason to die.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parsed(SQLCommand.arguments(Array(CommandLine.arguments.dropFirst())))
            let needs = (command as? any NeedingOfProcess).map { type(of: $0).processNeeds } ?? []
            if needs.contains(.endsAtOnce) { Interruption.endAtOnce() }
            if needs.contains(.endsWellAtTermination) { Interruption.watchTermination() }
            if !needs.contains(.worksInBoundedMemory) { KeptMemory.begin() }
            try command.run()
        } catch let failure as any CommandFailure {
            StandardError.write("muster: \(failure.message)\n")
            exit(withError: ExitCode(failure.exitCode))
        } catch {
            exit(withError: error)
        }
    }

    /// The command that arguments mean.
    private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        try checkHelp(arguments)
        let asksForScript = arguments.contains { $0.hasPrefix("--generate-completion-script") }
        isParsing.store(!asksForScript, ordering: .relaxed)
        defer { isParsing.store(false, ordering: .relaxed) }
        return try parseAsRoot(arguments)
    }

    /// Makes sure that there is the command whose help is asked for: the parser shows the help of all others instead.
    private static func checkHelp(_ arguments: [String]) throws {
        guard arguments.first == "help" else { return }
        var command: any ParsableCommand.Type = Muster.self
        for word in arguments.dropFirst() where !word.hasPrefix("-") && word != "help" {
            let known = (command == Muster.self ? description : command.configuration).subcommands
            guard let next = known.first(where: { $0._commandName == word }) else {
                let near =
                    nearestName(to: word, in: known.map { $0._commandName }).map { "; did you mean \($0)?" } ?? ""
                throw UsageFailure(message: "there is no command \(word)\(near)\nmuster help lists the commands")
            }
            command = next
        }
    }
}

/// Whether arguments are being looked at, none of which asks for a completion script, and no usage is shown.
private let isParsing = Atomic(false)
