/// The manual page of the program, in the macros of mdoc(7), which man-db, groff and mandoc render.
struct ManualPage {
    private let program: CommandDescription

    init(_ program: CommandDescription) {
        self.program = program
    }

    /// The day of this version.
    private static let date = "November 22, 2026"

    /// The page.
    var text: String {
        var page = ManualText()
        page.macro("Dd", Self.date)
        page.macro("Dt", "MUSTER 1")
        page.macro("Os")
        page.section("NAME")
        page.macro("Nm", "muster")
        page.macro("Nd", ManualText.escaped(Self.withoutStop(program.abstract ?? "")))
        page.section("SYNOPSIS")
        page.macro("Nm")
        page.macro("Op", "Fl Fl database Ar file")
        page.macro("Ar", "command")
        page.macro("Op", "Ar arguments ...")
        page.section("DESCRIPTION")
        page.prose(program.discussion ?? "")
        page.section("OPTIONS")
        append(program.shownArguments, to: &page)
        page.section("COMMANDS")
        for command in program.subcommands ?? [] where command.commandName != "help" {
            append(command, called: command.commandName, to: &page)
        }
        for (title, entries) in Self.facts {
            page.section(title)
            page.list(entries.map { (ManualText.literal($0.name), $0.meaning) })
        }
        page.section("SEE ALSO")
        page.prose("The pages of the folder documentation, which tell what there is to learn, with examples.")
        return page.text
    }

    private func append(_ command: CommandDescription, called name: String, to page: inout ManualText) {
        page.subsection(name)
        page.prose(command.abstract ?? "")
        page.usage(name, command)
        page.prose(command.discussion ?? "")
        append(command.shownArguments, to: &page)
        for inner in command.subcommands ?? [] where inner.commandName != "help" {
            append(inner, called: "\(name) \(inner.commandName)", to: &page)
        }
    }

    private func append(_ arguments: [CommandDescription.Argument], to page: inout ManualText) {
        guard !arguments.isEmpty else { return }
        page.list(arguments.map { (ManualText.tag($0), $0.abstract ?? "") })
    }

    private static func withoutStop(_ sentence: String) -> String {
        sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    }

    /// What `--help` does not have: the surroundings of the program.
    private static let facts: [(title: String, entries: [(name: String, meaning: String)])] = [
        (
            "ENVIRONMENT",
            [
                ("MUSTER_DATABASE", "The database, where --database does not name one."),
                ("MUSTER_API_KEY", "The key of the vendor's interface, for push."),
                ("TMPDIR", "The folder for what an audit or a conversion cannot keep in memory."),
                ("MUSTER_SANDBOX_KEY", "The key that the sandbox takes."),
                ("COLUMNS", "How wide tables are where no terminal says it."),
                ("NO_COLOR", "Without effect, since nothing on a terminal is in colour."),
            ]
        ),
        (
            "FILES",
            [
                ("muster.sqlite", "The database, in the working folder, where nothing else names one."),
                ("muster.push.sqlite", "The ledger of what was pushed from it, beside the database."),
                ("queries/", "Segments (.segment) and SQL (.sql) of your own, called by name, before those that ship."),
                ("reports/", "Definitions of reports of your own (.yaml), called by name, before those that ship."),
            ]
        ),
        (
            "EXIT STATUS",
            [
                ("0", "Done."), ("1", "The audit or a push found what needs attention."), ("64", "Wrong usage."),
                ("65", "Bad input data."), ("74", "Input or output failed."), ("130", "Interrupted."),
            ]
        ),
    ]
}
