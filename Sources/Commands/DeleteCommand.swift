internal import ArgumentParser
internal import EventStore
internal import Presentation

/// The command `muster delete`.
struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Remove all events of a period, as the vendor's DELETE would: both ends belong to it.",
        discussion: """
            The vendor deletes by period alone, whatever the type or contact. This shows what would go, and asks.
            A date stands for its midnight at --from and for its whole day at --to; a time to the minute holds that minute.

            Examples:
              muster delete --from 2019-06-04T10:47 --to 2020-01-04T13:33 --dry-run
              muster delete --from 2019-01-01 --to 2019-12-31 --yes
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions
    @OptionGroup var removal: RemovalOptions

    @Option(help: ArgumentHelp("The first date, or date and time, that goes.", valueName: "date"))
    var from: String

    @Option(help: ArgumentHelp("The last date, or date and time, that goes.", valueName: "date"))
    var to: String

    func run() throws {
        let file = try store.writing(muster)
        let period = try PeriodText.period(from: from, to: to, file.zone)
        let events = EventRemoval(from: file)
        let plan = try removal.waiting.during("looking what goes") {
            try events.plan(from: period.lowerBound, to: period.upperBound)
        }
        try removal.show(plan)
        guard try removal.isConfirmed(plan, question: "Remove them?") else { return try file.close() }
        try removal.waiting.during("delete") { try events.remove(plan) }
        try file.close()
    }
}
