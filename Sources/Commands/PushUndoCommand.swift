internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import Glibc
internal import Presentation
internal import Upstream

/// The command `muster push undo`.
struct PushUndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Delete all past events of a period upstream, whoever sent them: both ends belong to it.",
        discussion: """
            The vendor deletes by period alone, whatever the type, the contact or the sender, and only after its support turned \
            deletion on. This shows what would go, and asks for the period to be typed. The database keeps its events: the next \
            push sends them again.
            A date stands for its midnight at --from and for its last minute at --to.

            Examples:
              muster push undo --from 2024-01-01 --to 2024-12-31 --dry-run
              muster push undo --from 2024-01-01T00:00 --to 2024-01-31T23:59
            """
    )

    @ParentCommand var push: PushCommand
    @OptionGroup var store: StoreOptions
    @OptionGroup var upstream: UpstreamOptions
    @OptionGroup var sending: SendingOptions

    @Option(help: ArgumentHelp("The first date, or date and minute, that goes.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("The last date, or date and minute, that goes.", valueName: "date"))
    var to: String?

    @Flag(help: "Show what would go, and delete nothing.")
    var dryRun = false

    @Flag(help: "Do not ask for the period to be typed.")
    var yes = false

    @Option(help: "table, csv, json or ndjson.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions
    @OptionGroup var waiting: WaitingOptions

    func run() throws {
        try push.refuseSelection("undo", andPeriod: false)
        let (from, to) = (from ?? push.from, to ?? push.to)
        guard let from, let to else { throw UsageFailure(message: "say which period: --from and --to") }
        let file = try StoreFile(path: push.databasePath(store), .reading)
        let upstream = push.upstream(upstream)
        let period = try minutes(from, to, file.zone)
        let (ledger, address, account) = try PushLedger.known(file.path, upstream, push.sending)
        var waiting = waiting
        waiting.quiet = waiting.quiet || push.quiet
        let plan = try waiting.during("looking what goes") {
            try UndoPlan(period, file, ledger, account: account)
        }
        try ledger.close()
        if dryRun || push.dryRun { return try plan.write(push.format(format), push.csv(csv), isDone: false) }
        StandardError.write(plan.text(width: StandardError.isTerminal ? 100 : nil))
        guard try yes || push.yes || isTyped(period) else {
            throw UsageFailure(message: "another period was typed; nothing was deleted")
        }
        let client = push.sending.client(address, try upstream.key())
        do {
            try delete(plan, client, address, ledger.path, account)
        } catch {
            try client.close()
            throw error
        }
        try client.close()
        try plan.write(push.format(format), push.csv(csv), isDone: true)
    }

    private func delete(
        _ plan: UndoPlan,
        _ client: UpstreamClient,
        _ address: ServiceAddress,
        _ path: String,
        _ account: Int
    ) throws {
        let requests = push.sending.requests(client, address)
        let identity = try requests.account()
        // Nothing may be sent into the period meanwhile.
        let ledger = try PushLedger(writing: path)
        guard try ledger.knownAccount(at: address, identity) == account else {
            throw UsageFailure(
                message: "the key is that of another account"
                    + (identity.name.map { ", \($0)," } ?? "")
                    + " than the one that was pushed to; nothing was deleted. Give the key of that one"
            )
        }
        let (first, last) = (plan.period.lowerBound, plan.period.upperBound)
        // On record before the request leaves: whoever loses the reply has to know that the events may be gone.
        try ledger.noteDeleting(account: account, from: first, to: last)
        let reply: Reply
        do throws(UpstreamFailure) {
            reply = try requests.delete(from: first, to: last)
        } catch {
            if error.isRefusal { try ledger.noteNotDeleted(account: account, from: first, to: last) }
            throw error
        }
        try ledger.noteDeletion(account: account, from: first, to: last, reply: reply.summary)
        try ledger.close()
    }

    /// The first and the last minute.
    private func minutes(_ from: String, _ to: String, _ zone: ClockZone) throws -> ClosedRange<WallClock> {
        let period = try PeriodText.period(from: from, to: to, zone)
        func minute(_ time: WallClock) -> WallClock {
            WallClock(microseconds: time.microseconds.dividedFlooring(by: WallClock.minute) * WallClock.minute)
        }
        return minute(period.lowerBound)...minute(period.upperBound)
    }

    private func isTyped(_ period: ClosedRange<WallClock>) throws -> Bool {
        guard isatty(STDIN_FILENO) == 1 else {
            throw UsageFailure(message: "nothing was deleted: say --yes where nobody can be asked")
        }
        let (first, last) = (period.lowerBound.text(in: .minute), period.upperBound.text(in: .minute))
        let typed = try Question.ask(
            "To delete everything in this period upstream, type it: \(first) \(last)\n> ",
            stopped: "stopped; nothing was deleted"
        ).split(whereSeparator: \.isWhitespace)
        return typed.map(String.init) == [first, last]
    }
}
