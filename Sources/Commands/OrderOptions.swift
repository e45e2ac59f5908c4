internal import ArgumentParser
internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentEngine
internal import SegmentLanguage

/// Which orders a statistic counts.
struct OrderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The statuses that count: a list such as DELIVERED,IN_PROGRESS, or any.",
            valueName: "statuses"
        )
    )
    var status = OrderStatuses.delivered

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

    @Option(help: ArgumentHelp("Count the contacts of this segment alone.", valueName: "segment"))
    var segment: String?

    /// The moment of a date on the command line, or now.
    func asOf(in zone: ClockZone) throws -> AsOf {
        try asOf.map { try Self.moment($0, option: "--as-of", zone: zone) } ?? .now(in: zone)
    }

    /// The orders that the options choose as of a moment.
    func selection(_ snapshot: StoreSnapshot, asOf: AsOf) throws -> OrderSelection {
        OrderSelection(
            asOf: asOf.moment,
            statuses: status.statuses,
            currency: currency.map { $0 == "none" ? .missing : .named($0) },
            from: try from.map { try Self.start($0, zone: snapshot.zone) },
            to: try to.map { try Self.moment($0, option: "--to", zone: snapshot.zone).moment },
            contacts: try members(snapshot, asOf: asOf)
        )
    }

    /// Makes sure that a currency is one that an order can have, since a misspelt one would count nothing.
    ///
    /// - Throws: `UsageFailure` that names the currencies.
    static func check(_ currency: CurrencyChoice?, in book: OrderBook) throws {
        guard case .named(let name) = currency, !book.currencyNames.contains(name) else { return }
        let near = nearestName(to: name, in: book.currencyNames).map { "; did you mean \($0)?" } ?? ""
        throw UsageFailure(
            message: "currency \(name): no order has it\(near)\nCurrencies: "
                + (book.currencyNames.sorted() + ["none"]).joined(separator: ", ")
        )
    }

    /// Reads a date, whose last moment counts, or a date and time.
    static func moment(_ text: String, option: String, zone: ClockZone) throws -> AsOf {
        guard let read = AsOf(text, zone: zone) else {
            throw UsageFailure(
                message: "\(option) \(text): this is no date or time; write YYYY-MM-DD or YYYY-MM-DDTHH:mm"
            )
        }
        return read
    }

    private static func start(_ text: String, zone: ClockZone) throws -> WallClock {
        let read = try moment(text, option: "--from", zone: zone).moment
        return TimeText(text)?.isDateAlone == true ? read.startOfDay : read
    }

    private func members(_ snapshot: StoreSnapshot, asOf: AsOf) throws -> Bitmap? {
        guard let segment else { return nil }
        let chosen = try SavedSegments.resolve(segment)
        let preview = try chosen.preview(snapshot, asOf: asOf)
        for hint in preview.hints { StandardError.write("hint: \(hint)\n") }
        return preview.members
    }
}

/// A list of order statuses, or all of them.
struct OrderStatuses: ExpressibleByArgument {
    /// The statuses.
    let statuses: Set<OrderStatus>
    /// Whether all were asked for, by the word any.
    let isAny: Bool

    /// What the vendor counts.
    static let delivered = OrderStatuses(statuses: [.delivered], isAny: false)

    private init(statuses: Set<OrderStatus>, isAny: Bool) {
        self.statuses = statuses
        self.isAny = isAny
    }

    /// Reads `any`, or names between commas, in capitals or not.
    init?(argument: String) {
        guard argument.lowercased() != "any" else {
            self.init(statuses: Set(OrderStatus.allCases), isAny: true)
            return
        }
        var statuses = Set<OrderStatus>()
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let status = OrderStatus(name: name.uppercased()) else { return nil }
            statuses.insert(status)
        }
        self.init(statuses: statuses, isAny: false)
    }

    /// The default as help shows it.
    var defaultValueDescription: String { text }

    /// The list as results state it.
    var text: String {
        isAny ? "any" : OrderStatus.allCases.filter(statuses.contains).map(\.name).joined(separator: ",")
    }

    /// What help and completion show.
    static var allValueStrings: [String] { OrderStatus.allCases.map(\.name) + ["any"] }
}

extension CustomerAnalyticsError: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.usage }
}
