internal import ArgumentParser
internal import EventModel
internal import Glibc
internal import Presentation
internal import Upstream

/// Where a push goes, and with which key.
struct UpstreamOptions: ParsableArguments {
    @Option(
        name: .customLong("url"),
        help: ArgumentHelp(
            "The address of the vendor's service, or of a stand-in on this machine (default: \(YespoRules.baseURL)).",
            valueName: "base"
        )
    )
    var url: String?

    @Option(
        help: ArgumentHelp(
            "The file with the key, readable by its owner alone (default: the environment variable \(APIKey.variable)).",
            valueName: "file"
        ),
        completion: .file()
    )
    var keyFile: String?

    @Option(
        help: ArgumentHelp(
            "The ledger of what was sent (default: beside the database, NAME.push.sqlite).",
            valueName: "file"
        ),
        completion: .file(extensions: ["sqlite"])
    )
    var ledger: String?

    /// The path of the ledger that was given, or of the one beside the database.
    func ledgerPath(ofDatabase path: String) -> String { ledger ?? PushLedger.path(ofDatabase: path) }

    /// The address that was given, or the vendor's.
    func address() throws -> ServiceAddress { try url.map { try ServiceAddress($0) } ?? .vendor }

    /// Whether something gives a key; the key itself may still be unusable.
    var givesKey: Bool { keyFile != nil || getenv(APIKey.variable) != nil }

    /// The key.
    func key() throws -> APIKey {
        if let keyFile { return try APIKey(file: keyFile) }
        guard let variable = getenv(APIKey.variable) else { throw APIKey.Fault.missing }
        return try APIKey(String(cString: variable))
    }
}

/// How requests are sent.
struct SendingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The most requests with events in a second (default: \(SendingLimits().requestsPerSecond), the vendor's limit).",
            valueName: "n"
        )
    )
    var rate = SendingLimits().requestsPerSecond

    @Option(help: ArgumentHelp("The most events of a request.", valueName: "n"))
    var batchSize = SendingLimits().eventsPerBatch

    @Option(help: ArgumentHelp("The most requests that are under way at a time.", valueName: "n"))
    var inFlight = SendingLimits().inFlight

    @Option(help: ArgumentHelp("How often a batch is tried before it waits as failed.", valueName: "n"))
    var tries = SendingLimits().tries

    @Option(help: ArgumentHelp("How long a request may take until its reply is there.", valueName: "seconds"))
    var timeout = 60.0

    @Flag(help: "Log each request to standard error: method, path, size, outcome, time.")
    var verbose = false

    func validate() throws {
        let most = YespoRules.requestsPerSecond(method: "POST", path: YespoRules.pastEventsPath)
        guard (1...most).contains(rate) else { throw ValidationError("--rate must be from 1 to \(most)") }
        let events = YespoRules.pastEventsPerRequest
        guard (1...events).contains(batchSize) else {
            throw ValidationError("--batch-size must be from 1 to \(events)")
        }
        guard (1...64).contains(inFlight) else { throw ValidationError("--in-flight must be from 1 to 64") }
        guard (1...100).contains(tries) else { throw ValidationError("--tries must be from 1 to 100") }
        guard timeout > 0, timeout <= 3_600 else { throw ValidationError("--timeout must be over 0 and at most 3600") }
    }

    /// The limits for the machine that sends.
    var limits: SendingLimits {
        var limits = SendingLimits()
        (limits.requestsPerSecond, limits.inFlight, limits.tries) = (rate, inFlight, tries)
        limits.eventsPerBatch = batchSize
        limits.held = max(limits.held, 2 * inFlight)
        return limits
    }

    /// A client for an address.
    func client(_ address: ServiceAddress, _ key: APIKey) -> UpstreamClient {
        UpstreamClient(address, key, timeout: .seconds(timeout), isVerbose: verbose)
    }

    /// Requests one at a time, which say what they wait for and end their waits when the user asks to stop.
    func requests(_ client: UpstreamClient, _ address: ServiceAddress) -> PatientRequests {
        func tell(_ reply: String, _ time: Duration) {
            // Shorter waits are over before they are read.
            guard time >= .seconds(1) else { return }
            StandardError.write("muster: \(address) answers \(reply); asking again in \(HumanNumber.duration(time))\n")
        }
        return PatientRequests(client, address, limits: limits, waits: tell) { Interruption.isRequested }
    }
}

extension APIVersion: ExpressibleByArgument {
    package init?(argument: String) {
        guard let number = Int(argument), let version = APIVersion(rawValue: number) else { return nil }
        self = version
    }

    /// What help and completion show.
    package static var allValueStrings: [String] { allCases.map { String($0.rawValue) } }
}

extension ServiceAddress.Fault: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.usage }
}

extension APIKey.Fault: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.usage }
}

extension LedgerError: CommandFailure {
    var message: String { description }

    var exitCode: Int32 {
        switch self {
        case .refused, .busy: ExitStatus.inputOutput
        case .notALedger, .newerFormat: ExitStatus.badData
        }
    }
}

extension UpstreamFailure: CommandFailure {
    var message: String { description }

    var exitCode: Int32 {
        switch self {
        case .unreachable: ExitStatus.inputOutput
        case .interrupted: ExitStatus.interrupted
        case .tooManyRequests, .keyRefused, .unexpected, .deletionOff, .contactsFailed, .contactsUnfinished:
            ExitStatus.attention
        }
    }
}
