internal import Columns
internal import EventModel

/// Contacts scored by recency, frequency and monetary value as of a moment.
package struct RFMResult: Sendable {
    /// How to score.
    package struct Settings: Sendable {
        /// How figures become scores.
        package var method: RFMMethod
        /// What frequency counts.
        package var frequency: RFMFrequency
        /// The names of groups of scores; they apply where each axis has as many bins as they are made for.
        package var names: RFMSegmentRules?

        /// Makes settings.
        package init(method: RFMMethod, frequency: RFMFrequency = .orders, names: RFMSegmentRules? = nil) {
            self.method = method
            self.frequency = frequency
            self.names = names
        }
    }

    /// How it was scored.
    package let settings: Settings
    /// How many orders are behind the figures, and what else there is.
    package let tallies: OrderTallies
    /// How many contacts the store has.
    let contactCount: Int
    /// The currency of the amounts; nil if the orders state none, or if there are none.
    package let currency: String?
    /// The figures of the contacts.
    package let figures: RFMFigures
    /// The recency axis.
    package let recency: RFMAxisScores
    /// The frequency axis.
    package let frequency: RFMAxisScores
    /// The monetary axis; nil on the grid, which has none.
    package let monetary: RFMAxisScores?
    /// The named groups, on the grid its cells; nil where the names are made for another number of bins.
    package let groups: RFMGroups?

    /// Scores contacts.
    ///
    /// - Parameters:
    ///   - book: All orders.
    ///   - selection: Which of them count, as of when.
    ///   - settings: How to score.
    ///   - firstOccurred: The time of each contact's first event, asked for by the grid alone: it shows those known by the
    ///     as-of time.
    /// - Throws: ``CustomerAnalyticsError/severalCurrencies(_:)`` where the selection names none of several, and
    ///   ``CustomerAnalyticsError/sumsTooLong(greatest:digits:)``.
    package init(
        _ book: OrderBook,
        _ selection: OrderSelection,
        _ settings: Settings,
        firstOccurred: @autoclosure () -> [Int64]
    ) throws(CustomerAnalyticsError) {
        try self.init(.selected(book, selection), settings, firstOccurred)
    }

    /// Scores the contacts of orders that have been counted already; the parameters are those of the other way.
    ///
    /// - Throws: ``CustomerAnalyticsError``.
    package init(
        _ counted: CountedOrders,
        _ settings: Settings,
        firstOccurred: @autoclosure () -> [Int64]
    ) throws(CustomerAnalyticsError) {
        try self.init(.picked(counted), settings, firstOccurred)
    }

    private init(
        _ orders: CountableOrders,
        _ settings: Settings,
        _ firstOccurred: () -> [Int64]
    ) throws(CustomerAnalyticsError) {
        self.settings = settings
        contactCount = orders.book.contactCount
        var known: Bitmap?
        if settings.method.isGrid { known = Self.known(orders.selection, firstOccurred()) }
        let (figures, tallies) = RFMFigures.adding(orders, frequency: settings.frequency, withoutOrders: known)
        currency = try tallies.requireOneCurrency()
        try figures.requireAmounts()
        self.tallies = tallies
        self.figures = figures
        let method = settings.method
        guard !method.isGrid else {
            let axes = Concurrently.map(2) { Self.scores(figures, method, [.recency, .frequency][$0]) }
            (recency, frequency, monetary) = (axes[0], axes[1], nil)
            groups = RFMGroups(cellsOf: recency, frequency, counting: settings.frequency)
            return
        }
        // The monetary axis takes the longest, so it begins first.
        let axes = Concurrently.map(3) { Self.scores(figures, method, [.monetary, .recency, .frequency][$0]) }
        let (monetary, recency, frequency) = (axes[0], axes[1], axes[2])
        (self.recency, self.frequency, self.monetary) = (recency, frequency, monetary)
        if let names = settings.names, axes.allSatisfy({ $0.bins.count == names.bins }) {
            groups = RFMGroups(names, recency, frequency, monetary)
        } else {
            groups = nil
        }
    }

    /// The three scores as one number, 100 R + 10 F + M, as in R's package rfm; nil without a monetary axis.
    package func score(at index: Int) -> Int? {
        monetary.map { Self.score(Int(recency.scores[index]), Int(frequency.scores[index]), Int($0.scores[index])) }
    }

    /// The score that three scores make together: 5, 4 and 1 give 541.
    package static func score(_ recency: Int, _ frequency: Int, _ monetary: Int) -> Int {
        100 * recency + 10 * frequency + monetary
    }

    /// The name of the group that scores belong to, whoever has them; nil where there are no groups.
    ///
    /// - Parameter monetary: The monetary score; nil on the grid, which has none.
    package func group(recency: Int, frequency: Int, monetary: Int?) -> String? {
        guard let groups else { return nil }
        if let monetary, let names = settings.names {
            return names.name(recency: recency, frequency: frequency, monetary: monetary)
        }
        let (columns, rows) = (self.recency.bins.count, self.frequency.bins.count)
        return groups.names[RFMGroups.cell(recency, frequency, columns: columns, rows: rows)]
    }

    private static func scores(_ figures: RFMFigures, _ method: RFMMethod, _ axis: RFMAxis) -> RFMAxisScores {
        switch (axis, figures.amounts) {
        case (.recency, _): scores(figures.recencyDays, method, axis, scale: 0)
        case (.frequency, _): scores(figures.frequencies, method, axis, scale: 0)
        case (.monetary, .narrow(let values)): scores(values, method, axis, scale: figures.scale)
        case (.monetary, .wide(let values)): scores(values, method, axis, scale: figures.scale)
        }
    }

    private static func scores<Value: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _ values: [Value],
        _ method: RFMMethod,
        _ axis: RFMAxis,
        scale: Int
    ) -> RFMAxisScores {
        let cuts: RFMCuts<Value>
        switch method {
        case .grid(let borders), .thresholds(let borders): cuts = RFMCuts(borders: borders[axis], scale: scale)
        case .quantile(let bins): cuts = RFMCuts(quantilesOf: values, bins: bins, scale: scale)
        case .rank(let bins): cuts = RFMCuts(ranksOf: ascending(values), bins: bins, scale: scale)
        }
        return RFMAxisScores(values, cuts, fewIsGood: axis == .recency)
    }

    private static func ascending<Value: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _ values: [Value]
    ) -> [Value] {
        var sorted = values
        var sorting = AmountSorting<Value>()
        sorted.withUnsafeMutableBufferPointer { sorting.sort($0) }
        return sorted
    }

    /// The contacts of a selection that have an event at or before the as-of time.
    private static func known(_ selection: OrderSelection, _ firstOccurred: [Int64]) -> Bitmap {
        var known = Bitmap(count: firstOccurred.count)
        for contact in firstOccurred.indices where firstOccurred[contact] <= selection.asOf.microseconds {
            known[contact] = true
        }
        if let contacts = selection.contacts { known.formAnd(with: contacts) }
        return known
    }
}

extension RFMBorders {
    /// The borders of an axis.
    fileprivate subscript(axis: RFMAxis) -> [ExactDecimal] {
        switch axis {
        case .recency: recency
        case .frequency: frequency
        case .monetary: monetary
        }
    }
}
