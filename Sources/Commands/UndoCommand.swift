internal import ArgumentParser
internal import EventStore
internal import Presentation

/// The command `muster undo`.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take one import back, as if it had never been.",
        discussion: """
            Events that another import brought too stay. Contacts and orders are derived anew from what is left.
            The number of an import is shown by `muster info`.

            Examples:
              muster undo 3 --dry-run
              muster undo 3 --yes
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions
    @OptionGroup var removal: RemovalOptions

    @Argument(help: ArgumentHelp("The import's number.", valueName: "import"))
    var number: Int

    func run() throws {
        let file = try store.writing(muster)
        let events = EventRemoval(from: file)
        let plan = try removal.waiting.during("looking what goes") { try events.plan(undoing: number) }
        try removal.show(plan)
        if plan.kept > 0 {
            StandardError.write(
                "\(HumanNumber.count(plan.kept, "event")) stay, since another import brought them too\n"
            )
        }
        guard try removal.isConfirmed(plan, question: "Take import \(number) back?") else { return try file.close() }
        try removal.waiting.during("undo") { try events.undo(number, plan) }
        try file.close()
    }
}
