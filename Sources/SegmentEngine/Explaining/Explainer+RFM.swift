internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Recency, frequency, monetary value and what they are scored as.
extension Explainer {
    /// `recency <= 30`, `frequency >= 3`, `monetary > 1000`, `rfm score >= 444`, `rfm segment = "Champions"`.
    func rfmEvidence(_ condition: ResolvedRFM, holds: Bool) throws -> Evidence {
        switch condition.subject {
        case .recency: try recencyEvidence(condition, holds: holds)
        case .frequency:
            try amountEvidence(condition, .count, "frequency", "a frequency", holds: holds)
        case .monetary:
            try amountEvidence(condition, .revenue, "monetary", "a monetary value", holds: holds)
        case .score(let scoring):
            try scoreEvidence(condition, scoring, "rfm score", holds: holds)
        case .segment(let scoring):
            try scoreEvidence(condition, scoring, "rfm segment", holds: holds)
        }
    }

    private func recencyEvidence(_ condition: ResolvedRFM, holds: Bool) throws -> Evidence {
        let figures = try scores.figures(of: condition.orders)
        let days = figures.contacts.firstIndex(of: contact).map { Int(figures.recencyDays[$0]) }
        let orders = try orders(condition.orders)
        let last = orders.map(\.date).max().map { ", the last on \($0)" } ?? ""
        return Evidence(
            days.map { .count($0) } ?? .nothing,
            remark: "\(condition.orders.words): \(orders.count)\(last)",
            threshold: "recency \(format(condition.test)) days",
            change: days.map { days in
                WholeChange(condition.test, from: days).map {
                    "a recency of \(days + $0.difference) instead of \(days) days"
                }
            } ?? "an order with a recency \(condition.test.turned(holds))",
            events: try events(of: orders)
        )
    }

    private func amountEvidence(
        _ condition: ResolvedRFM,
        _ word: OrderMeasure.Word,
        _ name: String,
        _ noun: String,
        holds: Bool
    ) throws -> Evidence {
        let figure = try figure(word, condition.orders)
        let currency = word == .count ? nil : try orders(condition.orders).first?.currency
        return Evidence(
            figure.found,
            remark: "\(condition.orders.words): \(figure.events.count)" + (currency.map { ", in \($0)" } ?? ""),
            threshold: "\(name) \(format(condition.test))",
            change: figure.found.change(condition.test, noun, of: "an order with a total", holds: holds),
            events: figure.events
        )
    }

    private func scoreEvidence(
        _ condition: ResolvedRFM,
        _ scoring: ResolvedScoring,
        _ words: String,
        holds: Bool
    ) throws -> Evidence {
        let result = try scores.result(condition.orders, scoring, words)
        let orders = try orders(condition.orders, currency: scoring.currency)
        let scored = ScoredContact(contact, in: result)
        let asked = AskedScore(condition, result, zone: snapshot.zone)
        let currency = scoring.currency.map { " in \($0)" } ?? ""
        let counted = "\(condition.orders.words)\(currency): \(orders.count)"
        return Evidence(
            asked.found(scored),
            remark: (scored.map { $0.words(currency: orders.first?.currency) + "; " } ?? "") + counted,
            threshold: "\(words) \(format(condition.test))\(asked.rules), \(scoring.method.words)",
            change: scored.map { asked.change(of: $0, holds: holds) }
                ?? (condition.test.asksWhetherSet
                    ? "an order" : "orders that make the \(words) \(condition.test.turned(holds))"),
            events: try events(of: orders)
        )
    }
}

extension RFMMethod {
    /// How figures become scores, in words.
    fileprivate var words: String {
        switch self {
        case .quantile(let bins): "quantiles of \(bins) bins"
        case .rank(let bins): "ranks in \(bins) bins"
        case .thresholds: "fixed thresholds"
        case .grid: "the vendor's grid"
        }
    }
}
