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

    @Option(help: "table, csv or json.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    /// Prints what a plan removes.
    func show(_ plan: RemovalPlan) throws {
        var table = ResultTable(columns: [.init("event type"), .init("events", .right)])
        for type in plan.eventTypes { table.append([.text(type.name), .integer(type.events)]) }
        if plan.listRows > 0 { table.append([.text("rows of a contact list"), .integer(plan.listRows)]) }
        switch format ?? .automatic {
        case .json:
            let document: JSONDocument = [
                "events": .integer(plan.events), "kept": .integer(plan.kept),
                "contactListRows": .integer(plan.listRows),
                "eventTypes": .list(
                    plan.eventTypes.map { ["event type": .text($0.name), "events": .integer($0.events)] }
                ),
            ]
            try StandardOutput.write(JSONText.text(document) + "\n")
        case .csv: try StandardOutput.write(csv.writer.bytes(table))
        case .table:
            try StandardOutput.write(TextTable(width: StandardOutput.terminalWidth).text(table))
            let what =
                plan.listRows > 0
                ? HumanNumber.count(plan.listRows, "row") + " of a contact list"
                : HumanNumber.count(plan.events, "event")
            try StandardOutput.write("\(what) to remove\n")
        }
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
