import CustomerAnalytics
import EventModel
import Foundation
import SegmentLanguage

/// Recency, frequency, monetary value and their scores, one contact at a time.
extension SlowSegment {
    private struct Figures {
        let days: Int?
        let orders: Int
        let amount: Decimal
    }

    func scored(_ condition: RFMCondition) throws -> Set<Int> {
        var counted = counted(condition.predicate, condition.period)
        let scoring: RFMCondition.Scoring? =
            switch condition.subject {
            case .score(let scoring), .segment(let scoring): scoring
            case .recency, .frequency, .monetary: nil
            }
        let isFile = scoring?.method == RandomScores.file
        if isFile { counted = counted.filter { $0.currency == RandomScores.currency } }
        let needsMoney = condition.subject != .recency && condition.subject != .frequency
        if needsMoney, Set(counted.map(\.currency)).count > 1 { throw SeveralCurrencies() }
        let figures = Dictionary(
            uniqueKeysWithValues: universe.map { contact in
                let own = counted.filter { $0.contact == contact }
                return (
                    contact,
                    Figures(
                        days: own.map(\.date.dayNumber).max().map { moment.dayNumber - $0 },
                        orders: own.count,
                        amount: own.compactMap { SlowValue(field: $0.total).number }.reduce(0, +)
                    )
                )
            }
        )
        let scores = scores(figures, scoring)
        return universe.filter { contact in
            guard let own = figures[contact] else { return false }
            switch condition.subject {
            case .recency: return test.passes(own.days.map { Decimal($0) }, condition.test)
            case .frequency: return test.passes(Decimal(own.orders), condition.test)
            case .monetary: return test.passes(own.amount, condition.test)
            case .score: return test.passes(scores[contact].map { Decimal($0.number) }, condition.test)
            case .segment:
                let name = scoring?.method == "grid" ? Self.cell(own) : scores[contact].map(RandomScores.name)
                return test.passes(name.map { .text($0) } ?? .nothing, condition.test)
            }
        }
    }

    private func scores(_ figures: [Int: Figures], _ scoring: RFMCondition.Scoring?) -> [Int: RandomScores.Score] {
        let buyers = figures.filter { $0.value.orders > 0 }
        let bins = scoring?.bins ?? 5
        let isFile = scoring?.method == RandomScores.file
        func bin(_ value: Decimal, among all: [Decimal], _ borders: [Int]) -> Int {
            if isFile { return borders.count { value >= Decimal($0) } + 1 }
            return Self.quantileBin(value, among: all.sorted(), bins)
        }
        let (days, orders, amounts) = (
            buyers.values.map { Decimal($0.days ?? 0) }, buyers.values.map { Decimal($0.orders) },
            buyers.values.map(\.amount)
        )
        return buyers.mapValues { own in
            let recency = bin(Decimal(own.days ?? 0), among: days, RandomScores.recency)
            return RandomScores.Score(
                recency: (isFile ? RandomScores.recency.count + 1 : bins) + 1 - recency,
                frequency: bin(Decimal(own.orders), among: orders, RandomScores.frequency),
                monetary: bin(own.amount, among: amounts, RandomScores.monetary)
            )
        }
    }

    /// The number of type-7 quantiles, each plus 1, that a value is not below, and one; all times the number of bins.
    private static func quantileBin(_ value: Decimal, among sorted: [Decimal], _ bins: Int) -> Int {
        (1..<bins).count { number in
            let position = (sorted.count - 1) * number
            let (low, part) = (sorted[position / bins], Decimal(position % bins))
            let high = sorted[min(position / bins + 1, sorted.count - 1)]
            return value * Decimal(bins) >= low * Decimal(bins) + part * (high - low) + Decimal(bins)
        } + 1
    }

    /// The vendor's cell in words.
    private static func cell(_ own: Figures) -> String {
        guard let days = own.days else { return "no orders" }
        let columns = [(0, 14), (15, 29), (30, 59), (60, 89), (90, 179), (180, 364)]
        let column = columns.first { $0.0 <= days && days <= $0.1 }.map { "\($0.0)-\($0.1)" } ?? "365+"
        let row = own.orders == 1 ? "1 order" : own.orders > 10 ? "11+ orders" : "\(own.orders) orders"
        return "\(row), \(column) days ago"
    }
}
