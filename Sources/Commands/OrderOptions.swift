internal import ArgumentParser
internal import CustomerAnalytics
internal import EventModel
internal import Reports
internal import SegmentEngine

/// Which orders a statistic counts.
struct OrderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The statuses that count: a list such as DELIVERED,IN_PROGRESS, or any (default: DELIVERED).",
            valueName: "statuses"
        )
    )
    var status: OrderStatuses?

    @Option(help: ArgumentHelp("The currency that counts; \"none\" for orders without one.", valueName: "code"))
    var currency: String?

    @Option(
        help: ArgumentHelp("The date, or date and time, that the result speaks of (default: now).", valueName: "date")
    )
    var asOf: String?

    @Option(help: ArgumentHelp("Count orders of this date and later.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Count orders up to this date.", valueName: "date"))
    var to: String?

    @Option(
        help: ArgumentHelp("Count the contacts of this segment alone.", valueName: "segment"),
        completion: .segments
    )
    var segment: String?

    /// What was written.
    var choice: OrderChoice {
        OrderChoice(status: status, currency: currency, asOf: asOf, from: from, to: to, segment: segment)
    }

    /// The moment of `--as-of`, or now.
    static func asOf(_ text: String?, zone: ClockZone) throws -> AsOf {
        try text.map { try ChosenOrders.moment($0, member: "as-of", zone: zone) } ?? .now(in: zone)
    }
}

extension OrderStatuses: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }

    /// What help and completion show.
    package static var allValueStrings: [String] { words }
}

extension CustomerAnalyticsError: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.usage }
}

extension QuestionError: CommandFailure {
    var message: String { "--" + description }
    var exitCode: Int32 { ExitStatus.usage }
}

extension DefinitionError: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.usage }
}
