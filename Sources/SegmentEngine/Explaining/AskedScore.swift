internal import CustomerAnalytics
internal import EventModel
internal import SegmentLanguage

/// What is asked of a contact's scores: of the number they make, or of the group they belong to.
struct AskedScore {
    private let result: RFMResult
    private let test: ValueTest
    private let isGroup: Bool
    private let figure: FigureTest
    private let matcher: ValueMatcher

    /// Takes a question apart.
    init(_ condition: ResolvedRFM, _ result: RFMResult, zone: ClockZone) {
        self.result = result
        test = condition.test
        if case .segment = condition.subject { isGroup = true } else { isGroup = false }
        figure = FigureTest(test, zone: zone)
        matcher = ValueMatcher(test.kind, zone: zone)
    }

    /// What is compared; a contact without orders is in a group of its own on the grid alone.
    func found(_ scored: ScoredContact?) -> FoundValue {
        guard let scored else {
            return isGroup && result.settings.method.isGrid
                ? result.groups?.names.last.map { .value(.text($0)) } ?? .nothing : .nothing
        }
        guard isGroup else { return .count(ScoredContact.number(scored.scores)) }
        return scored.group.map { .value(.text($0)) } ?? .nothing
    }

    /// The rules behind the groups that are asked for by name, in words.
    var rules: String {
        guard isGroup, let groups = result.groups else { return "" }
        let rules = test.literals.compactMap { literal -> String? in
            guard case .text(let name) = literal.value, let number = groups.names.firstIndex(of: name) else {
                return nil
            }
            return groups.rules[number].map { "\(name): \($0)" }
        }
        return rules.isEmpty ? "" : " (\(rules.joined(separator: "; ")))"
    }

    /// The smallest change that turns the answer.
    func change(of scored: ScoredContact, holds: Bool) -> String? {
        guard let cell = scored.nearest(satisfying: { passes($0) != holds }) else {
            return passesWithoutScores != holds ? "no such orders" : nil
        }
        let name = isGroup ? group(cell.scores) ?? "" : String(ScoredContact.number(cell.scores))
        let borders =
            switch result.settings.method {
            case .quantile, .rank: ", the borders staying as they are"
            case .grid, .thresholds: ""
            }
        return "\(scored.change(to: cell)), which makes it \(name)\(borders)"
    }

    private func passes(_ scores: [Int]) -> Bool {
        guard isGroup else { return figure.passes(ExactDecimal(mantissa: Int128(ScoredContact.number(scores)))) }
        guard let name = group(scores) else { return isNegated }
        return passes(name)
    }

    private func passes(_ name: String) -> Bool {
        isNegated != Array(name.utf8).withUnsafeBytes { matcher.passes(text: $0) }
    }

    private var passesWithoutScores: Bool {
        guard isGroup else { return figure.passes(nil) }
        guard result.settings.method.isGrid, let name = result.groups?.names.last else { return isNegated }
        return passes(name)
    }

    private var isNegated: Bool { test.negatesPositive }

    private func group(_ scores: [Int]) -> String? {
        result.group(recency: scores[0], frequency: scores[1], monetary: scores.count > 2 ? scores[2] : nil)
    }
}
