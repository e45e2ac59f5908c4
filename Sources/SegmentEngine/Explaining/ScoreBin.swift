internal import CustomerAnalytics
internal import EventModel
internal import SegmentLanguage

/// The figures of an axis that have one score, by the borders as they stand.
struct ScoreBin {
    /// The axis.
    let axis: RFMAxis
    /// The score.
    let score: Int
    /// The least figure in it; nil if there is none.
    let lower: ExactDecimal?
    /// The least figure that is too great for it; nil if there is none.
    let upper: ExactDecimal?
    /// How many digits of the axis's figures stand after the point.
    private let scale: Int

    /// The bins of an axis that a figure of somebody with an order can be in, in ascending order of the figures.
    ///
    /// The outermost bins have no outer border: they are stated with the figures that there are, and take whatever lies
    /// beyond.
    ///
    /// - Parameter scale: How many digits of the axis's figures stand after the point.
    static func all(of scores: RFMAxisScores, _ axis: RFMAxis, scale: Int = 0) -> [ScoreBin] {
        scores.bins.indices.compactMap { index in
            let bin = scores.bins[index]
            // Borders by rank leave out a bin that nobody is in.
            guard bin.lower != nil || bin.upper != nil || scores.bins.count == 1 else { return nil }
            let lower = index == 0 ? nil : bin.lower
            let upper = index == scores.bins.count - 1 ? nil : bin.upper
            return ScoreBin(axis, bin.score, lower, upper, scale: scale)
        }
    }

    /// Makes a bin; nil if no figure can be in it.
    private init?(_ axis: RFMAxis, _ score: Int, _ lower: ExactDecimal?, _ upper: ExactDecimal?, scale: Int) {
        self.axis = axis
        self.score = score
        self.scale = scale
        switch axis {
        case .monetary: (self.lower, self.upper) = (lower, upper)
        case .recency, .frequency:
            // Whoever has an order has one at least, and on no later day than the last.
            let least = ExactDecimal(mantissa: axis == .recency ? 0 : 1)
            self.lower = max(least, lower?.roundedUp(toScale: 0) ?? least)
            self.upper = upper?.roundedUp(toScale: 0)
        }
        if let lower = self.lower, let upper = self.upper, upper <= lower { return nil }
    }

    /// The figures in words: `31-60`, `11 or more`, `200 to below 400`.
    var words: String {
        switch (axis, lower, upper) {
        case (.monetary, nil, nil): "any"
        case (.monetary, nil, let upper?): "below \(upper)"
        case (.monetary, let lower?, let upper?): "\(lower) to below \(upper)"
        case (_, let lower, nil): "\(lower ?? .zero) or more"
        case (_, let lower, let upper?):
            (lower ?? .zero).mantissa + 1 == upper.mantissa
                ? "\(lower ?? .zero)" : "\(lower ?? .zero)-\(upper.mantissa - 1)"
        }
    }

    /// The smallest change of a figure outside that brings it into the bin, in words.
    func change(of figure: ExactDecimal) -> String {
        guard let lower, figure < lower else { return upper.map { below($0, figure) } ?? "" }
        // A border between two amounts may have more digits than any amount, and those may be rounded.
        return axis == .monetary ? money(lower.roundedUp(toScale: scale), figure) : whole(lower.mantissa, figure)
    }

    private func below(_ upper: ExactDecimal, _ figure: ExactDecimal) -> String {
        axis == .monetary ? money(upper, figure) : whole(upper.mantissa - 1, figure)
    }

    private func whole(_ target: Int128, _ figure: ExactDecimal) -> String {
        switch axis {
        case .recency: "a recency of \(target) instead of \(figure) days"
        case .frequency, .monetary: "a frequency of \(target) instead of \(figure)"
        }
    }

    private func money(_ border: ExactDecimal, _ figure: ExactDecimal) -> String {
        let literal = Literal(.number(border, digits: border.description))
        let change = FigureChange(ValueTest(.compare(.greaterOrEqual, literal)), from: figure)
        return change?.wordsWithDistance("a monetary value") ?? "a monetary value beyond \(border)"
    }
}

extension ExactDecimal {
    /// The least number with so many digits after the point that is not below this one.
    fileprivate func roundedUp(toScale scale: Int) -> ExactDecimal {
        guard let floor = floored(toScale: scale) else { return self }
        return ExactDecimal(mantissa: floor.isExact ? floor.mantissa : floor.mantissa + 1, scale: scale).normalized
    }
}
