import CustomerAnalytics
import EventModel
import SegmentEngine
import SegmentLanguage
import TestSupport

/// RFM words, and what they lead to.
enum RandomScores {
    struct Score {
        let recency: Int
        let frequency: Int
        let monetary: Int

        var number: Int { 100 * recency + 10 * frequency + monetary }
    }

    static let file = "mine.yaml"
    static let currency = "UAH"
    static let recency = [1, 10, 31, 60]
    static let frequency = [2, 3, 4, 5]
    static let monetary = [5, 30, 100, 1000]

    /// The names: the first that fits.
    static func name(_ score: Score) -> String {
        if score.recency >= 4, score.monetary >= 3 { return "Best" }
        if score.frequency == 1 { return "Once" }
        return score.recency == 1 ? "Lost" : "Others"
    }

    static var sources: RFMSources {
        RFMSources(
            names: {
                try RFMSegmentRules(
                    bins: 5,
                    rules: [
                        .init(name: "Best", recency: 4...5, frequency: 1...5, monetary: 3...5),
                        .init(name: "Once", recency: 1...5, frequency: 1...1, monetary: 1...5),
                        .init(name: "Lost", recency: 1...1, frequency: 1...5, monetary: 1...5),
                    ]
                )
            },
            thresholds: { _, _ in
                func numbers(_ borders: [Int]) -> [ExactDecimal] { borders.map { ExactDecimal(mantissa: Int128($0)) } }
                return RFMSources.Thresholds(
                    borders: try RFMBorders(
                        recency: numbers(recency),
                        frequency: numbers(frequency),
                        monetary: numbers(monetary)
                    ),
                    currency: currency
                )
            }
        )
    }
}

extension RandomSegments {
    mutating func rfm() -> RFMCondition {
        let predicate = dice.once(in: 4) ? nil : orderPredicate()
        let period = dice.once(in: 3) ? self.period() : nil
        switch dice.number(0...7) {
        case 0, 1: return RFMCondition(.recency, predicate: predicate, period: period, figureTest())
        case 2: return RFMCondition(.frequency, predicate: predicate, period: period, figureTest())
        case 3: return RFMCondition(.monetary, predicate: predicate, period: period, figureTest())
        case 4, 5:
            let scoring = scoring(["quantile", RandomScores.file], bins: [nil, 2, 3, 5])
            return RFMCondition(.score(scoring), predicate: predicate, period: period, scoreTest())
        default:
            let scoring = scoring(["quantile", "grid", RandomScores.file], bins: [nil, 5])
            return RFMCondition(
                .segment(scoring),
                predicate: predicate,
                period: period,
                scoring?.method == "grid" ? cellTest() : groupTest()
            )
        }
    }

    private mutating func scoring(_ methods: [String], bins: [Int?]) -> RFMCondition.Scoring? {
        guard !dice.once(in: 3) else { return nil }
        let method = dice.one(of: methods)
        return RFMCondition.Scoring(method: method, bins: method == "quantile" ? dice.one(of: bins) : nil)
    }

    private mutating func scoreTest() -> ValueTest {
        let digits = dice.one(of: ["111", "222", "311", "313", "444", "555"])
        let literal = Literal(.number(DecimalText.number(digits) ?? .zero, digits: digits))
        return ValueTest(
            .compare(dice.one(of: [.equal, .less, .greaterOrEqual]), literal),
            isNegated: dice.once(in: 4)
        )
    }

    private mutating func groupTest() -> ValueTest {
        let names = (0..<2).map { _ in Literal(.text(dice.one(of: ["Best", "Once", "Lost", "Others"]))) }
        return ValueTest(
            dice.once(in: 2) ? .oneOf(names) : dice.once(in: 4) ? .isSet : .compare(.equal, names[0]),
            isNegated: dice.once(in: 3)
        )
    }

    private mutating func cellTest() -> ValueTest {
        let (comparison, text) = dice.one(of: [
            (Operator.startsWith, "1 order,"), (.equal, "no orders"), (.endsWith, " 0-14 days ago"),
            (.contains, "2 orders"),
            (.endsWith, "15-29 days ago"),
        ])
        return ValueTest(.compare(comparison, Literal(.text(text))), isNegated: dice.once(in: 4))
    }
}
