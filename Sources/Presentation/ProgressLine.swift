/// How far a long piece of work has come, as one line for people.
package struct ProgressLine: Hashable, Sendable {
    /// What the work is counted in.
    package enum Unit: Hashable, Sendable {
        case bytes
        /// Things by their plural, such as events.
        case things(String)
    }

    /// What is being done, such as the name of the file that is read.
    package var title: String
    /// What `done` and `total` count.
    package var unit: Unit
    /// How much is done.
    package var done: Int
    /// How much there is to do, nil if nobody knows.
    package var total: Int?
    /// How much was done before the clock started, when the work goes on from where it was cut.
    package var doneBefore: Int
    /// The time since the clock started.
    package var elapsed: Duration

    /// Makes the state of a piece of work.
    package init(title: String, unit: Unit, done: Int, total: Int?, doneBefore: Int = 0, elapsed: Duration) {
        self.title = title
        self.unit = unit
        self.done = done
        self.total = total
        self.doneBefore = doneBefore
        self.elapsed = elapsed
    }

    /// The line, without a line feed: `shop.ndjson  45%  1.2 GB of 2.7 GB  245 MB/s  6.1 s left`.
    ///
    /// If that is wider than the terminal, whole parts are left out: the rate first, then the amounts, then the time,
    /// then the title. Without a total there is the time passed instead of the time left.
    package func text(width: Int? = nil) -> String {
        let title = VisibleText.of(title)
        let shapes = [
            [title, share, amounts, rate, time],
            [title, share, amounts, time],
            [title, share ?? amount(done), time],
            [title, share ?? amount(done)],
        ].map { $0.compactMap(\.self).joined(separator: "  ") }
        return shapes.first { shape in width.map { DisplayWidth.of(shape) <= $0 } ?? true } ?? share ?? amount(done)
    }
}

extension ProgressLine {
    /// The percentage, rounded down, so that 100% is said of nothing that is still under way.
    private var share: String? {
        guard let total, total > 0 else { return nil }
        return "\(Int(max(0, min(1, Double(done) / Double(total))) * 100))%"
    }

    private var amounts: String {
        guard let total else { return amount(done) }
        return "\(amount(done)) of \(amount(total))"
    }

    private func amount(_ count: Int) -> String {
        switch unit {
        case .bytes: HumanNumber.bytes(count)
        case .things(let plural): "\(HumanNumber.grouped(count)) \(plural)"
        }
    }

    private var rate: String? {
        switch unit {
        case .bytes: HumanNumber.byteRate(done - doneBefore, in: elapsed)
        case .things(let plural): HumanNumber.rate(done - doneBefore, plural, in: elapsed)
        }
    }

    /// The time left at the pace so far, or the time passed if there is no telling.
    private var time: String {
        guard let total, done > doneBefore, done < total else { return HumanNumber.duration(elapsed) }
        let left = elapsed / .seconds(1) * (Double(total - done) / Double(done - doneBefore))
        // A century, which nobody waits for, keeps an absurd total from overflowing.
        return HumanNumber.duration(.seconds(min(left, 3_155_760_000))) + " left"
    }
}
