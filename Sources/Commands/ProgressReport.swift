internal import Presentation

/// One line of progress on standard error, for a person, after the first second.
struct ProgressReport {
    private let title: String
    private let unit: ProgressLine.Unit
    private let isShown: Bool
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant?

    init(title: String, unit: ProgressLine.Unit = .bytes, isShown: Bool) {
        self.title = title
        self.unit = unit
        self.isShown = isShown && StandardError.isTerminal
        start = clock.now
    }

    /// Shows how far it is, at most five times a second.
    mutating func update(done: Int, of total: Int?) {
        guard isShown else { return }
        let now = clock.now
        guard now - start > .seconds(1), lastShown.map({ now - $0 > .milliseconds(200) }) ?? true else { return }
        lastShown = now
        let line = ProgressLine(title: title, unit: unit, done: done, total: total, elapsed: now - start)
        StandardError.write("\r\u{1B}[K" + line.text(width: StandardError.progressWidth(79)))
    }

    /// Takes the line away again.
    func finish() {
        if lastShown != nil { StandardError.write("\r\u{1B}[K") }
    }
}
