internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// `recency <= 30`, `rfm segment = "Champions"`: figures and scores as the command rfm works them out.
///
/// Conditions on the same orders share their figures, and those that score alike their scores.
final class RFMEvaluation {
    private let snapshot: StoreSnapshot
    private let orders: LazyOrders
    private var figuresByOrders: [ResolvedOrders: RFMFigures] = [:]
    private var resultsByQuestion: [ScoringQuestion: RFMResult] = [:]

    private struct ScoringQuestion: Hashable {
        let orders: ResolvedOrders
        let scoring: ResolvedScoring
    }

    /// Binds to a store; nothing is read yet.
    init(_ snapshot: StoreSnapshot, _ orders: LazyOrders) {
        self.snapshot = snapshot
        self.orders = orders
    }

    /// The contacts for which a condition holds.
    ///
    /// - Throws: ``SegmentEngineError/severalCurrencies(word:currencies:)`` where money of several currencies would be
    ///   added, `CustomerAnalyticsError` where their sums have too many digits, and `StoreError`.
    func contacts(_ condition: ResolvedRFM) throws -> Bitmap {
        let test = condition.test
        switch condition.subject {
        case .recency:
            let figures = try figures(of: condition.orders)
            return contacts(passing: figures.recencyDays.map { Int128($0) }, of: figures, test)
        case .frequency:
            let figures = try figures(of: condition.orders)
            return contacts(passing: figures.frequencies.map { Int128($0) }, of: figures, test, without: 0)
        case .monetary:
            let counted = try orders.evaluation(asOf: condition.orders.asOf).orders(condition.orders)
            try requireOneCurrency(of: counted, "monetary")
            let figures = try figures(of: condition.orders)
            try figures.requireAmounts()
            let amounts = figures.contacts.indices.map { figures.amount(at: $0).mantissa }
            return contacts(passing: amounts, scale: figures.scale, of: figures, test, without: 0)
        case .score(let scoring):
            let result = try result(condition.orders, scoring, "rfm score")
            let scores = result.figures.contacts.indices.map { Int128(result.score(at: $0) ?? 0) }
            return contacts(passing: scores, of: result.figures, test)
        case .segment(let scoring):
            return contacts(inGroupsOf: try result(condition.orders, scoring, "rfm segment"), test)
        }
    }

    /// The contacts whose figure passes; `without` is the figure of those that have none, nil if nothing is.
    private func contacts(
        passing mantissas: [Int128],
        scale: Int = 0,
        of figures: RFMFigures,
        _ test: ValueTest,
        without: Int128? = nil
    ) -> Bitmap {
        let test = FigureTest(test, zone: snapshot.zone).mantissaTest(scale: scale)
        let passesWithout = without.map { test.passes($0) } ?? test.passesNothing
        var result = Bitmap(count: snapshot.contacts.count, repeating: passesWithout)
        for index in figures.contacts.indices {
            let passes = test.passes(mantissas[index])
            if passes != passesWithout { result[Int(figures.contacts[index])] = passes }
        }
        return result
    }

    private func contacts(inGroupsOf scored: RFMResult, _ test: ValueTest) -> Bitmap {
        let isNegated = test.negatesPositive
        var result = Bitmap(count: snapshot.contacts.count)
        if let groups = scored.groups {
            let matcher = ValueMatcher(test.kind, zone: snapshot.zone)
            let passing = groups.names.map { name in
                Array(name.utf8).withUnsafeBytes { matcher.passes(text: $0) }
            }
            for (index, group) in groups.numbers.enumerated() where passing[Int(group)] {
                result[Int(scored.figures.contacts[index])] = true
            }
        }
        if isNegated { result.formNot() }
        return result
    }

    /// The figures that `recency`, `frequency` and `monetary` compare.
    func figures(of chosen: ResolvedOrders) throws -> RFMFigures {
        if let known = figuresByOrders[chosen] { return known }
        let figures = RFMFigures(try orders.evaluation(asOf: chosen.asOf).orders(chosen), frequency: .orders)
        figuresByOrders[chosen] = figures
        return figures
    }

    /// The contacts scored.
    ///
    /// - Parameter word: The words that an error speaks of.
    func result(_ chosen: ResolvedOrders, _ scoring: ResolvedScoring, _ word: String) throws -> RFMResult {
        let question = ScoringQuestion(orders: chosen, scoring: scoring)
        if let known = resultsByQuestion[question] { return known }
        let counted = try orders.evaluation(asOf: chosen.asOf).orders(chosen, currency: scoring.currency)
        try requireOneCurrency(of: counted, word)
        let result = try RFMResult(
            counted,
            RFMResult.Settings(method: scoring.method, names: scoring.names),
            firstOccurred: snapshot.contacts.knownSince
        )
        resultsByQuestion[question] = result
        return result
    }

    private func requireOneCurrency(of counted: CountedOrders, _ word: String) throws {
        guard counted.tallies.currencies.count > 1 else { return }
        throw SegmentEngineError.severalCurrencies(word: word, currencies: counted.tallies.currencies.map(\.currency))
    }
}
