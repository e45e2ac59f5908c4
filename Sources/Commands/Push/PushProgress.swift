internal import Presentation
internal import Upstream

/// The line of progress of a push on standard error.
struct PushProgress {
    private let before: Int
    private let isShown: Bool
    private var lastShown: Duration?

    init(_ tally: PushTally, isShown: Bool) {
        self.isShown = isShown && StandardError.isTerminal
        before = Self.done(tally)
    }

    /// Shows how far it is, at most five times a second, after the first second.
    ///
    /// - Parameter pause: How long nothing is sent because the service asked to wait; nil if it did not.
    mutating func update(_ tally: PushTally, elapsed: Duration, pause: Duration?) {
        guard isShown, elapsed > .seconds(1), lastShown.map({ elapsed - $0 > .milliseconds(200) }) ?? true else {
            return
        }
        lastShown = elapsed
        let title =
            "\(HumanNumber.grouped(tally.accepted)) accepted, \(HumanNumber.grouped(tally.rejected)) rejected, "
            + "\(HumanNumber.grouped(tally.waiting)) waiting"
            + (pause.map { ", the service asks to wait \(HumanNumber.duration($0))" } ?? "")
        let line = ProgressLine(
            title: title,
            unit: .things("events"),
            done: Self.done(tally),
            total: tally.selected,
            doneBefore: before,
            elapsed: elapsed
        )
        StandardError.write("\r\u{1B}[K" + line.text(width: StandardError.progressWidth(119)))
    }

    /// Takes the line away again.
    func finish() {
        if lastShown != nil { StandardError.write("\r\u{1B}[K") }
    }

    private static func done(_ tally: PushTally) -> Int { tally.accepted + tally.rejected + tally.unknown }
}
