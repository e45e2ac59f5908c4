internal import ArgumentParser
internal import Sandbox

/// What goes wrong in a sandbox on purpose.
struct SandboxFaultOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The share of requests that go wrong, from 0 to 1 (default: 0, or 0.2 with --faults).",
            valueName: "share"
        )
    )
    var failRate: Double?

    @Option(
        help: ArgumentHelp(
            "What goes wrong, in a list of: \(Fault.allCases.map(\.rawValue).joined(separator: ", ")) (default: all).",
            valueName: "faults"
        )
    )
    var faults: FaultList?

    @Option(
        help: ArgumentHelp(
            "What the first requests meet, one after another: a list of faults, and ok for none.",
            valueName: "faults"
        )
    )
    var script: FaultScript?

    @Option(help: ArgumentHelp("Which of the possible runs it is.", valueName: "s"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("Hold each reply back for so long (milliseconds).", valueName: "ms"))
    var latency = 0

    @Option(help: ArgumentHelp("How long a slow reply takes (milliseconds).", valueName: "ms"))
    var slow = 2_000

    @Option(help: ArgumentHelp("What a Retry-After header says (seconds).", valueName: "s"))
    var retryAfter = 1

    func validate() throws {
        guard (0...1).contains(failRate ?? 0) else { throw ValidationError("--fail-rate must be between 0 and 1") }
        let most = SandboxAccountOptions.greatestDelay
        guard (0...most).contains(latency), (0...most).contains(slow) else {
            throw ValidationError("--latency and --slow must be between 0 and \(most)")
        }
        guard (0...86_400).contains(retryAfter) else {
            throw ValidationError("--retry-after must be between 0 and 86400")
        }
    }

    /// Which request meets which fault.
    var plan: FaultPlan {
        var plan = FaultPlan()
        plan.script = script?.faults ?? []
        plan.rate = failRate ?? (faults == nil ? 0 : 0.2)
        plan.faults = faults?.faults ?? Fault.allCases
        plan.seed = seed
        return plan
    }

    /// How replies are delivered.
    var manner: Manner {
        var manner = Manner()
        manner.latency = .milliseconds(latency)
        manner.slowness = .milliseconds(slow)
        return manner
    }
}

/// A list of faults, as the command line gives it.
struct FaultList: ExpressibleByArgument {
    let faults: [Fault]

    init?(argument: String) {
        if argument == "all" {
            faults = Fault.allCases
            return
        }
        let words = argument.split(separator: ",", omittingEmptySubsequences: false)
        faults = words.compactMap { Fault(rawValue: $0.trimmed) }
        guard faults.count == words.count else { return nil }
    }
}

/// What the first requests meet, as the command line gives it.
struct FaultScript: ExpressibleByArgument {
    let faults: [Fault?]

    init?(argument: String) {
        var faults: [Fault?] = []
        for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let fault = Fault(rawValue: word.trimmed)
            guard fault != nil || word.trimmed == "ok" else { return nil }
            faults.append(fault)
        }
        self.faults = faults
    }
}
