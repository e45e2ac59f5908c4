internal import ArgumentParser
internal import EventModel
internal import Sandbox

/// How the account behaves that a sandbox stands in for.
struct SandboxAccountOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The event types with segmentation on, in a list; others are refused (default: all).",
            valueName: "types"
        )
    )
    var types: String?

    @Flag(help: "Take DELETE, which is off until the vendor's support turns it on.")
    var allowDelete = false

    @Flag(help: "Let a past event make the contact that it names; the vendor wants contacts imported first.")
    var eventsMakeContacts = false

    @Option(
        help: ArgumentHelp(
            "Requests a second: past_events, delete, event and other, each =N or =none; or none for all "
                + "(default: past_events=100,delete=5,event=350,other=200).",
            valueName: "limits"
        )
    )
    var limits: RateLimits?

    @Option(
        help: ArgumentHelp(
            "Refuse events that lie further back than this; the vendor does not publish its limit (default: no limit).",
            valueName: "years"
        )
    )
    var eventYears: Int?

    @Option(
        help: ArgumentHelp("The same for events of orders (default: no limit).", valueName: "years")
    )
    var orderYears: Int?

    @Option(
        help: ArgumentHelp("The date, or date and time, that the sandbox takes for now.", valueName: "date")
    )
    var asOf: String?

    @Option(
        help: ArgumentHelp("The time zone of the account's clock (default: this machine's).", valueName: "name")
    )
    var timeZone: String?

    @Option(
        help: ArgumentHelp("How long an import of contacts goes on after its reply (milliseconds).", valueName: "ms")
    )
    var importDelay = 200

    func validate() throws {
        guard [eventYears ?? 1, orderYears ?? 1].allSatisfy({ (1...1_000).contains($0) }) else {
            throw ValidationError("--event-years and --order-years must be between 1 and 1000")
        }
        guard (0...Self.greatestDelay).contains(importDelay) else {
            throw ValidationError("--import-delay must be between 0 and \(Self.greatestDelay)")
        }
        let most = YespoRules.segmentedEventTypes
        guard typeList.map({ !$0.isEmpty && $0.count <= most }) ?? true else {
            throw ValidationError(
                "--types must be a list of 1 to \(most) event types, such as orderCreated,orderDelivered"
            )
        }
    }

    /// A day, in milliseconds.
    static let greatestDelay = 86_400_000

    private var typeList: Set<String>? {
        types.map { Set($0.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }) }
    }

    /// The account's rules.
    func rules(key: String) throws -> AccountRules {
        var rules = AccountRules(key: key)
        rules.limits = limits ?? .documented
        rules.segmentedTypes = typeList
        rules.allowsDeletion = allowDelete
        rules.eventYears = eventYears
        rules.orderYears = orderYears
        rules.importDelay = .milliseconds(importDelay)
        rules.pastEventsMakeContacts = eventsMakeContacts
        if let timeZone {
            guard let zone = ClockZone(identifier: timeZone) else {
                throw UsageFailure(message: "\(timeZone) is no time zone. Give a name such as Europe/Kyiv or UTC.")
            }
            rules.zone = zone
        }
        return rules
    }
}

extension RateLimits: ExpressibleByArgument {
    /// Reads a list such as `past_events=20,other=none`, or `none`; what it leaves out is as the vendor documents it.
    package init?(argument: String) {
        if argument == "none" {
            self.init([:])
            return
        }
        var limits = RateLimits.documented
        for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = word.split(separator: "=", omittingEmptySubsequences: false).map { $0.trimmed }
            guard sides.count == 2, let group = Group(rawValue: sides[0]) else { return nil }
            if sides[1] == "none" {
                limits.requestsPerSecond[group] = nil
            } else {
                guard let limit = Int(sides[1]), (1...1_000_000).contains(limit) else { return nil }
                limits.requestsPerSecond[group] = limit
            }
        }
        self = limits
    }
}

extension Substring {
    /// The text without blanks at its ends.
    var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
