internal import ArgumentParser
internal import EventStore
internal import Glibc
internal import Presentation

/// What commands that remove events have in common: they show what goes, and ask.
struct RemovalOptions: ParsableArguments {
    @Flag(help: "Show what would go, and change nothing.")
    var dryRun = false

    @Flag(help: "Do not ask.")
    var yes = false

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    /// Prints what a plan removes.
    func show(_ plan: RemovalPlan) throws {
        var table = ResultTable(columns: [.init("event type"), .init("events", .right)])
        for type in plan.eventTypes { table.append([.text(type.name), .integer(type.events)]) }
        if plan.listRows > 0 { table.append([.text("rows of a contact list"), .integer(plan.listRows)]) }
        let document: JSONDocument = [
            "events": .integer(plan.events), "kept": .integer(plan.kept),
            "contactListRows": .integer(plan.listRows),
            "eventTypes": .list(
                plan.eventTypes.map { ["event type": .text($0.name), "events": .integer($0.events)] }
            ),
        ]
        let what =
            plan.listRows > 0
            ? HumanNumber.count(plan.listRows, "row") + " of a contact list"
            : HumanNumber.count(plan.events, "event")
        let text = TextTable(width: StandardOutput.terminalWidth).text(table) + "\(what) to remove\n"
        try (format ?? .automatic).write(table, csv.writer, json: document, text: text)
    }

    /// Whether to go on: never in a dry run, always with --yes, else as the user answers.
    func isConfirmed(_ plan: RemovalPlan, question: String) throws -> Bool {
        if dryRun { return false }
        if yes { return true }
        guard isatty(STDIN_FILENO) == 1 else {
            throw UsageFailure(message: "nothing was removed: say --yes where nobody can be asked")
        }
        let answer = try Question.ask("\(question) [y/N] ", stopped: "stopped; nothing was removed")
        return ["y", "yes"].contains(answer.lowercased())
    }
}
