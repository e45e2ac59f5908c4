/// Names for groups of scores, by intervals: the first rule that matches a contact names it, the rest is Others.
package struct RFMSegmentRules: Hashable, Sendable {
    /// A name and the scores that it takes, both ends in it.
    package struct Rule: Hashable, Sendable {
        /// The name; several rules may share one.
        package let name: String
        /// The recency scores.
        package let recency: ClosedRange<Int>
        /// The frequency scores.
        package let frequency: ClosedRange<Int>
        /// The monetary scores.
        package let monetary: ClosedRange<Int>

        /// Makes a rule.
        package init(
            name: String,
            recency: ClosedRange<Int>,
            frequency: ClosedRange<Int>,
            monetary: ClosedRange<Int>
        ) {
            self.name = name
            self.recency = recency
            self.frequency = frequency
            self.monetary = monetary
        }

        /// The rule as results show it: `R 5, F 4-5, M 4-5`.
        package var text: String {
            "R \(Self.text(recency)), F \(Self.text(frequency)), M \(Self.text(monetary))"
        }

        private static func text(_ scores: ClosedRange<Int>) -> String {
            scores.count == 1 ? "\(scores.lowerBound)" : "\(scores.lowerBound)-\(scores.upperBound)"
        }
    }

    /// How many scores each axis has.
    package let bins: Int
    /// The rules, the first that matches first.
    package let rules: [Rule]
    /// The name of the contacts that no rule matches.
    package static let others = "Others"
    /// The numbers of scores that rules can be made for.
    package static let possibleBins = 2...20

    /// Makes rules.
    ///
    /// - Throws: ``RFMSegmentRulesError`` where a rule has no name or takes scores that do not exist.
    package init(bins: Int, rules: [Rule]) throws(RFMSegmentRulesError) {
        guard Self.possibleBins.contains(bins) else { throw .impossibleBins(bins) }
        for (index, rule) in rules.enumerated() {
            guard !rule.name.isEmpty, rule.name != Self.others else { throw .badName(rule.name, number: index + 1) }
            for (axis, scores) in [
                (RFMAxis.recency, rule.recency), (.frequency, rule.frequency), (.monetary, rule.monetary),
            ] where scores.lowerBound < 1 || scores.upperBound > bins {
                throw .noSuchScore(rule: rule.name, axis, scores, bins: bins)
            }
        }
        self.bins = bins
        self.rules = rules
    }

    /// The names in the order of the rules, each once, and Others last.
    package var names: [String] {
        var names: [String] = []
        for rule in rules where !names.contains(rule.name) { names.append(rule.name) }
        return names + [Self.others]
    }

    /// All rules of a name, as results show them; nil for Others.
    package func text(of name: String) -> String? {
        let own = rules.filter { $0.name == name }
        return own.isEmpty ? nil : own.map(\.text).joined(separator: " or ")
    }

    /// For each cell, counted up with the monetary score fastest and the recency score slowest, the index of its name.
    var nameOfCell: [UInt32] {
        let names = names
        let others = UInt32(names.count - 1)
        let numbers = rules.map { rule in UInt32(names.firstIndex(of: rule.name) ?? names.count - 1) }
        return (0..<bins * bins * bins).map { cell in
            let (recency, frequency, monetary) = (cell / (bins * bins) + 1, cell / bins % bins + 1, cell % bins + 1)
            let match = firstMatch(recency: recency, frequency: frequency, monetary: monetary)
            return match.map { numbers[$0] } ?? others
        }
    }

    /// The name of the contacts with three scores.
    func name(recency: Int, frequency: Int, monetary: Int) -> String {
        firstMatch(recency: recency, frequency: frequency, monetary: monetary).map { rules[$0].name } ?? Self.others
    }

    private func firstMatch(recency: Int, frequency: Int, monetary: Int) -> Int? {
        rules.firstIndex {
            $0.recency.contains(recency) && $0.frequency.contains(frequency) && $0.monetary.contains(monetary)
        }
    }
}

/// What is wrong with the rules for names.
package enum RFMSegmentRulesError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No rules can be made for so many scores.
    case impossibleBins(Int)
    /// A rule has no name, or the name of the rest.
    case badName(String, number: Int)
    /// A rule takes scores that its axis does not have.
    case noSuchScore(rule: String, RFMAxis, ClosedRange<Int>, bins: Int)

    /// What is wrong and what to write instead.
    package var description: String {
        switch self {
        case .impossibleBins(let bins):
            "bins: \(bins); rules can be made for \(RFMSegmentRules.possibleBins.lowerBound) to "
                + "\(RFMSegmentRules.possibleBins.upperBound) scores an axis"
        case .badName(let name, let number):
            name.isEmpty
                ? "rule \(number) has no name; give it one"
                : "rule \(number) is called \(name), the name of the contacts that no rule matches; give it another"
        case .noSuchScore(let rule, let axis, let scores, let bins):
            "\(rule): \(axis.rawValue) \(scores.lowerBound)-\(scores.upperBound); the scores go from 1 to \(bins)"
        }
    }
}
