package import EventModel

/// How recency, frequency and monetary value become scores; the greatest score of an axis is its best.
package enum RFMMethod: Hashable, Sendable {
    /// The vendor's grid: recency columns and order-count rows between fixed borders, without a monetary axis.
    ///
    /// It shows the contacts without orders too.
    case grid(RFMBorders)
    /// The rule of the R package rfm: type-7 quantiles plus 1 as the inner borders of so many bins.
    case quantile(bins: Int)
    /// Shares of the ranked contacts, in which equal values always get equal scores.
    case rank(bins: Int)
    /// Fixed borders on all three axes.
    case thresholds(RFMBorders)

    /// The numbers of bins that quantile and rank can make.
    package static let possibleBins = 1...100

    /// Whether it is the vendor's grid.
    package var isGrid: Bool {
        if case .grid = self { true } else { false }
    }

    /// The word for the method in results and on the command line; `thresholds` for a file of them.
    package var name: String {
        switch self {
        case .grid: "grid"
        case .quantile: "quantile"
        case .rank: "rank"
        case .thresholds: "thresholds"
        }
    }
}

/// Fixed inner borders of bins, each list strictly ascending; a bin holds its lower border and not its upper one.
package struct RFMBorders: Hashable, Sendable {
    /// Days since the last order.
    package var recency: [ExactDecimal]
    /// Numbers of orders, or of buying days.
    package var frequency: [ExactDecimal]
    /// Sums of orders; none on the vendor's grid.
    package var monetary: [ExactDecimal]

    /// Makes borders.
    ///
    /// - Throws: ``RFMBordersError`` where a list is not strictly ascending or too long.
    package init(
        recency: [ExactDecimal],
        frequency: [ExactDecimal],
        monetary: [ExactDecimal] = []
    ) throws(RFMBordersError) {
        self.recency = recency
        self.frequency = frequency
        self.monetary = monetary
        for (axis, borders) in [(RFMAxis.recency, recency), (.frequency, frequency), (.monetary, monetary)] {
            guard borders.count < RFMMethod.possibleBins.upperBound else { throw .tooMany(axis, count: borders.count) }
            for (border, next) in zip(borders, borders.dropFirst()) where next <= border {
                throw .notAscending(axis, border: border, next: next)
            }
        }
    }

    /// The grid's borders as assumed here: the vendor publishes where its columns begin and end, 15 days and a year, and
    /// its rows, none to 11 orders and more, but not the borders between the columns.
    package static let assumedGrid = RFMBorders(
        days: [15, 30, 60, 90, 180, 365],
        orders: Array(1...11)
    )

    private init(days: [Int], orders: [Int]) {
        recency = days.map { ExactDecimal(mantissa: Int128($0)) }
        frequency = orders.map { ExactDecimal(mantissa: Int128($0)) }
        monetary = []
    }
}

/// What is wrong with a list of borders.
package enum RFMBordersError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A border is not greater than the one before it.
    case notAscending(RFMAxis, border: ExactDecimal, next: ExactDecimal)
    /// There are more borders than bins can be told apart.
    case tooMany(RFMAxis, count: Int)

    /// What is wrong and what to write instead.
    package var description: String {
        switch self {
        case .notAscending(let axis, let border, let next):
            "\(axis.rawValue): the border \(next) comes after \(border); write the borders in ascending order, each once"
        case .tooMany(let axis, let count):
            "\(axis.rawValue): \(count) borders are too many; at most \(RFMMethod.possibleBins.upperBound - 1) make "
                + "\(RFMMethod.possibleBins.upperBound) bins"
        }
    }
}
