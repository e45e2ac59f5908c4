internal import CustomerAnalytics
internal import EventModel

/// A contact among those that are scored: its figures, its scores, and which figures would be scored otherwise.
struct ScoredContact {
    /// A figure and its score on an axis.
    struct Axis {
        /// The figure.
        let figure: ExactDecimal
        /// Its score.
        let score: Int
        /// The bins that somebody's figure can be in.
        let bins: [ScoreBin]
    }

    /// Scores that a contact could have, one an axis.
    struct Cell {
        /// The bins, in the order of the axes.
        let bins: [ScoreBin]

        /// The scores, in the order of the axes.
        var scores: [Int] { bins.map(\.score) }
    }

    /// The axes: recency, frequency and, except on the grid, monetary value.
    let axes: [Axis]
    /// The name of its group; nil where there are no groups.
    let group: String?

    /// Finds a contact; nil if it is not scored, for want of an order.
    init?(_ contact: UInt32, in result: RFMResult) {
        let figures = result.figures
        guard let index = figures.contacts.firstIndex(of: contact), figures.orders[index] > 0 else { return nil }
        func axis(_ scores: RFMAxisScores, _ axis: RFMAxis, _ figure: ExactDecimal) -> Axis {
            let scale = axis == .monetary ? figures.scale : 0
            return Axis(
                figure: figure,
                score: Int(scores.scores[index]),
                bins: ScoreBin.all(of: scores, axis, scale: scale)
            )
        }
        axes =
            [
                axis(result.recency, .recency, ExactDecimal(mantissa: Int128(figures.recencyDays[index]))),
                axis(result.frequency, .frequency, ExactDecimal(mantissa: Int128(figures.frequencies[index]))),
            ] + (result.monetary.map { [axis($0, .monetary, figures.amount(at: index).normalized)] } ?? [])
        group = result.groups.map { $0.names[Int($0.numbers[index])] }
    }

    /// The three scores as one number, or on the grid the two.
    static func number(_ scores: [Int]) -> Int { scores.reduce(0) { 10 * $0 + $1 } }

    /// The scores, in the order of the axes.
    var scores: [Int] { axes.map(\.score) }

    /// The nearest scores that satisfy a question: the fewest steps of all scores together, then on the fewest axes, then
    /// the better ones; nil if none do.
    func nearest(satisfying question: ([Int]) -> Bool) -> Cell? {
        var cells = [Cell(bins: [])]
        for axis in axes { cells = cells.flatMap { cell in axis.bins.map { Cell(bins: cell.bins + [$0]) } } }
        return cells.filter { question($0.scores) }.min { distance(to: $0) < distance(to: $1) }
    }

    private func distance(to cell: Cell) -> (Int, Int, Int) {
        let steps = zip(cell.scores, scores).map { $0 - $1 }
        return (steps.reduce(0) { $0 + abs($1) }, steps.count { $0 != 0 }, -steps.reduce(0, +))
    }

    /// What would have to change to have other scores, in words.
    func change(to cell: Cell) -> String {
        zip(axes, cell.bins).filter { $0.score != $1.score }.map { axis, bin in
            "\(bin.change(of: axis.figure)) (\(bin.axis.letter) \(bin.score))"
        }.joined(separator: " and ")
    }

    /// The figures with their scores and the bins that they are in, in words.
    ///
    /// - Parameter currency: The currency of the amounts; nil if the orders state none.
    func words(currency: String?) -> String {
        axes.flatMap { axis in axis.bins.filter { $0.score == axis.score }.map { (axis, $0) } }.map { axis, bin in
            let unit: String =
                switch bin.axis {
                case .recency: axis.figure == ExactDecimal(mantissa: 1) ? " day" : " days"
                case .frequency: axis.figure == ExactDecimal(mantissa: 1) ? " order" : " orders"
                case .monetary: currency.map { " \($0)" } ?? ""
                }
            return "\(bin.axis.letter) \(axis.score) for \(axis.figure)\(unit) (\(bin.words))"
        }.joined(separator: ", ")
    }
}
