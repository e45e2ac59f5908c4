internal import ArgumentParser
internal import Dispatch
internal import Presentation

/// What a command that answers in one go has for whoever waits for it.
struct WaitingOptions: ParsableArguments {
    @Flag(help: "Show no progress.")
    var quiet = false

    /// Does a piece of work, and tells a person after the first second that it goes on.
    func during<Result>(_ title: String, _ work: () throws -> Result) rethrows -> Result {
        guard !quiet, StandardError.isTerminal else { return try work() }
        let report = WaitingReport(title: title)
        defer { report.end() }
        return try work()
    }
}

/// A line on standard error with the time passed, for work that cannot tell how far it has come.
private struct WaitingReport {
    private let queue = DispatchQueue(label: "waiting")
    private let timer: any DispatchSourceTimer
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    init(title: String) {
        let (clock, start) = (clock, clock.now)
        self.start = start
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + .seconds(1), repeating: .milliseconds(200))
        timer.setEventHandler {
            let passed = HumanNumber.duration(clock.now - start)
            let line = "\(title)  \(passed)"
            let fits = DisplayWidth.of(line) <= StandardError.progressWidth(79)
            StandardError.write("\r\u{1B}[K" + (fits ? line : passed))
        }
        timer.resume()
    }

    /// Takes the line away, and leaves nothing behind that could write another.
    func end() {
        queue.sync { timer.cancel() }
        if clock.now - start >= .seconds(1) { StandardError.write("\r\u{1B}[K") }
    }
}
