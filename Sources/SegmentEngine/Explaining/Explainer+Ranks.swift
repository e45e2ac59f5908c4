internal import Columns
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Conditions that rank contacts.
extension Explainer {
    /// `top 10% by ...`, `bottom 100 by ...`; nil for all other conditions.
    ///
    /// Of other contacts only the figure on the last place is told, and nobody's name.
    func rankEvidence(_ condition: ResolvedCondition) throws -> Evidence? {
        guard case .top(let end, let amount, let measure) = condition else { return nil }
        let standing = Standing(of: Int(contact))
        let question = FigureQuestion.ranks(Ranking(end, amount, noting: standing))
        let name: String
        switch measure {
        case .events(let function, let path, let choice):
            name = function.words
            let condition = ThreadedEvaluation { [binding] in binding.figure(function, path, choice, question) }
            if let condition {
                if let type = snapshot.eventType(named: choice.eventType) {
                    try EventPass(snapshot: snapshot, eventType: type, threads: nil).run([condition])
                }
                _ = condition.contacts()
            }
        case .orders(let word, let choice):
            name = word.rawValue
            _ = try orders.evaluation(of: choice).contacts(word, of: choice, question)
        }
        let own = try figure(of: measure)
        let isRanked = standing.before != nil
        let border = try standing.last.map { last in
            try Explainer(snapshot, contact: UInt32(last)).figure(of: measure).found
        }
        return Evidence(
            isRanked ? own.found : .nothing,
            remark: standing.before.map { "place \($0 + 1) of \(standing.ranked)" }
                ?? "no place among \(standing.ranked)",
            threshold: "\(end.rawValue) \(standing.places) by \(name)" + bar(end, border),
            change: change(end, name, own: isRanked ? own.found : nil, border: border),
            events: isRanked ? own.events : []
        )
    }

    private func figure(of measure: ResolvedMeasure) throws -> (found: FoundValue, events: [ProvingEvent]) {
        switch measure {
        case .events(let function, let path, let choice): try figure(function, path, choice)
        case .orders(let word, let choice): try figure(word, choice)
        }
    }

    /// The figure that is enough, in words.
    private func bar(_ end: TopCondition.End, _ border: FoundValue?) -> String {
        border.map { ": \($0.text) or \(end == .top ? "more" : "less")" } ?? ": any"
    }

    private func change(_ end: TopCondition.End, _ name: String, own: FoundValue?, border: FoundValue?) -> String? {
        // Of the words for figures those of orders and their average begin with a vowel.
        let article = name.first.map { "aeiou".contains($0) } ?? false ? "an" : "a"
        guard let border else {
            return own == nil ? "\(article) \(name) of any size" : "no \(name) at all: there are places for everyone"
        }
        let (inside, outside) = end == .top ? ("or more", "less than") : ("or less", "more than")
        guard let own, own.isInside(border, end) else { return "\(article) \(name) of \(border.text) \(inside)" }
        return "\(article) \(name) of \(outside) \(border.text)"
    }
}

extension FoundValue {
    /// Whether this figure is in where another stands on the last place.
    fileprivate func isInside(_ border: FoundValue, _ end: TopCondition.End) -> Bool {
        guard let own = quotient, let other = border.quotient else { return false }
        let (left, right) = (own.sum.multiplied(by: other.count), other.sum.multiplied(by: own.count))
        return end == .top ? left >= right : left <= right
    }

    private var quotient: (sum: WideDecimal, count: Int)? {
        switch self {
        case .count(let count): (WideDecimal(ExactDecimal(mantissa: Int128(count))), 1)
        case .number(let number): (WideDecimal(number), 1)
        case .mean(let sum, let count): (WideDecimal(sum), count)
        case .longMean(let sum, let count): (sum, count)
        case .nothing, .time, .value, .steps, .truth, .unknown: nil
        }
    }
}
