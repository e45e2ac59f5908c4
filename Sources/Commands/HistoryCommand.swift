internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import Presentation
internal import Reports
internal import SegmentEngine
internal import SegmentLanguage

/// The command `muster history`.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show how large a segment was at past dates, and how many contacts entered and left it in between.",
        discussion: """
            SEGMENT is a file that ends in .segment, the name of a saved segment, or an expression. At each date the segment is \
            evaluated as it would have been then, from the events up to it. Steps end with the calendar's: months with their \
            last day, weeks with Sunday.

            Examples:
              muster history lapsed-buyers --every month
              muster history 'order count >= 2' --every quarter --from 2023-01-01 --to 2024-12-31
              muster history vip.segment --as-of 2024-06-30,2024-12-31
            """
    )

    @ParentCommand var muster: Muster
    @OptionGroup var store: StoreOptions

    @Argument(help: "A .segment file, a saved name, or an expression.")
    var segment: String

    @Option(help: "day, week, month, quarter or year.")
    var every: HistoryStep = .month

    @Option(
        help: ArgumentHelp("The first date that may be shown (default: that of the first event).", valueName: "date")
    )
    var from: String?

    @Option(help: ArgumentHelp("The last date that may be shown (default: now).", valueName: "date"))
    var to: String?

    @Option(help: ArgumentHelp("These dates instead, between commas or the option repeated.", valueName: "dates"))
    var asOf: [String] = []

    @Option(help: "table, csv or json.")
    var format: ResultFormat?

    @OptionGroup var csv: CSVOptions

    private static let greatestCount = 10_000

    func validate() throws {
        if !asOf.isEmpty, from != nil || to != nil {
            throw ValidationError("--as-of says the dates itself; leave --from and --to out")
        }
    }

    func run() throws {
        let chosen = try SavedSegments.resolve(segment)
        let file = try store.reading(muster)
        try file.read { snapshot in
            let history = try SegmentEngine.history(
                chosen.definition(snapshot),
                snapshot: snapshot,
                at: moments(snapshot)
            )
            StandardError.write(hints: history.hints)
            let table = Self.table(history)
            switch format ?? .automatic {
            case .json: try StandardOutput.write(JSONText.text(table.document) + "\n")
            case .csv: try StandardOutput.write(csv.writer.bytes(table))
            case .table:
                let text = TextTable(width: StandardOutput.terminalWidth).text(table)
                let name = chosen.name.map { $0 + ": " } ?? ""
                try StandardOutput.write("\(name)\(history.segment)\n\n\(text)")
            }
        }
    }

    private func moments(_ snapshot: StoreSnapshot) throws -> [AsOf] {
        let zone = snapshot.zone
        guard asOf.isEmpty else {
            return try asOf.flatMap { $0.split(separator: ",") }.map {
                try ChosenOrders.moment(String($0), member: "as-of", zone: zone)
            }
        }
        let first =
            try from.map { try ChosenOrders.start($0, member: "from", zone: zone) }
            ?? snapshot.contacts.firstOccurred.min().map { WallClock(microseconds: $0) }
        let last = try to.map { try ChosenOrders.moment($0, member: "to", zone: zone) } ?? .now(in: zone)
        guard let first else { return [] }
        guard first <= last.moment else {
            throw UsageFailure(message: "--from \(first) lies after --to \(last.text)")
        }
        let ends = CalendarEnds.every(every.unit, from: first, to: last.moment, limit: Self.greatestCount)
        guard ends.count <= Self.greatestCount else {
            throw UsageFailure(
                message: "these are more than \(HumanNumber.grouped(Self.greatestCount)) dates; say --from and --to, "
                    + "or a longer step with --every"
            )
        }
        guard !ends.isEmpty else {
            throw UsageFailure(
                message: "no \(every.rawValue) ends between \(first) and \(last.text); choose a shorter step with "
                    + "--every, or dates with --as-of"
            )
        }
        return ends
    }

    private static func table(_ history: SegmentHistory) -> ResultTable {
        var table = ResultTable(columns: [
            .init("asOf"), .init("contacts", .right), .init("of", .right), .init("entered", .right),
            .init("left", .right), .init("timeZone"),
        ])
        for entry in history.entries {
            table.append([
                .text(entry.asOf.text), .integer(entry.contacts), .integer(entry.of), .integer(entry.entered),
                .integer(entry.left), .text(history.timeZone),
            ])
        }
        return table
    }
}

/// The steps of a history.
enum HistoryStep: String, ExpressibleByArgument, CaseIterable {
    case day
    case week
    case month
    case quarter
    case year

    var unit: Period.Unit {
        switch self {
        case .day: .day
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }
}
