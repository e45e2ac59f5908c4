import CustomerAnalytics
import EventModel
import Foundation
import SegmentLanguage

/// Recency, frequency, monetary value and their scores, one contact at a time.
struct SlowScores {
    struct Figures {
        var days: Int?
        var orders: Int
        var amount: Decimal
    }

    private let condition: RFMCondition
    private let test: SlowTest
    private let scoring: RFMCondition.Scoring?
    /// The figures of each contact of the universe.
    let figures: [Int: Figures]

    private static func scoring(_ condition: RFMCondition) -> RFMCondition.Scoring? {
        switch condition.subject {
        case .score(let scoring), .segment(let scoring): scoring
        case .recency, .frequency, .monetary: nil
        }
    }

    init(_ condition: RFMCondition, _ segment: SlowSegment) throws {
        self.condition = condition
        test = segment.test
        scoring = Self.scoring(condition)
        var counted = segment.counted(condition.predicate, condition.period)
        if scoring?.method == RandomScores.file { counted = counted.filter { $0.currency == RandomScores.currency } }
        let needsMoney = condition.subject != .recency && condition.subject != .frequency
        if needsMoney, Set(counted.map(\.currency)).count > 1 { throw SlowSegment.SeveralCurrencies() }
        figures = Dictionary(
            uniqueKeysWithValues: segment.universe.map { contact in
                let own = counted.filter { $0.contact == contact }
                return (
                    contact,
                    Figures(
                        days: own.map(\.date.dayNumber).max().map { segment.moment.dayNumber - $0 },
                        orders: own.count,
                        amount: own.compactMap { SlowValue(field: $0.total).number }.reduce(0, +)
                    )
                )
            }
        )
    }

    /// Whether the condition holds for somebody with figures, among the figures that there are.
    func holds(_ own: Figures) -> Bool {
        switch condition.subject {
        case .recency: test.passes(own.days.map { Decimal($0) }, condition.test)
        case .frequency: test.passes(Decimal(own.orders), condition.test)
        case .monetary: test.passes(own.amount, condition.test)
        case .score: test.passes(score(own).map { Decimal($0.number) }, condition.test)
        case .segment: test.passes(group(own).map { .text($0) } ?? .nothing, condition.test)
        }
    }

    /// What the condition compares.
    func value(_ own: Figures) -> SlowEvidence.Value {
        switch condition.subject {
        case .recency: own.days.map { .count($0) } ?? .nothing
        case .frequency: .count(own.orders)
        case .monetary: .number(own.amount)
        case .score: score(own).map { .count($0.number) } ?? .nothing
        case .segment: group(own).map { .value(.text($0)) } ?? .nothing
        }
    }

    private func group(_ own: Figures) -> String? {
        scoring?.method == "grid" ? Self.cell(own) : score(own).map(RandomScores.name)
    }

    private func score(_ own: Figures) -> RandomScores.Score? {
        guard let days = own.days else { return nil }
        let buyers = figures.values.filter { $0.orders > 0 }
        let bins = scoring?.bins ?? 5
        let isFile = scoring?.method == RandomScores.file
        func bin(_ value: Decimal, among all: [Decimal], _ borders: [Int]) -> Int {
            if isFile { return borders.count { value >= Decimal($0) } + 1 }
            return Self.quantileBin(value, among: all.sorted(), bins)
        }
        let recency = bin(Decimal(days), among: buyers.map { Decimal($0.days ?? 0) }, RandomScores.recency)
        return RandomScores.Score(
            recency: (isFile ? RandomScores.recency.count + 1 : bins) + 1 - recency,
            frequency: bin(Decimal(own.orders), among: buyers.map { Decimal($0.orders) }, RandomScores.frequency),
            monetary: bin(own.amount, among: buyers.map(\.amount), RandomScores.monetary)
        )
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

extension SlowScores.Figures {
    /// The figures after a change in words; nil if the words name no figure.
    func changed(by words: String) -> Self? {
        var changed = self
        var found = false
        if let match = words.firstMatch(of: /a recency of (\d+) instead of (\d+) days/) {
            guard match.2 == days.map({ "\($0)" }) ?? "" else { return nil }
            (changed.days, found) = (Int(match.1), true)
        }
        if let match = words.firstMatch(of: /a frequency of (\d+) instead of (\d+)/) {
            guard match.2 == "\(orders)" else { return nil }
            (changed.orders, found) = (Int(match.1) ?? 0, true)
        }
        if let match = words.firstMatch(of: /a monetary value (of|above|below) (-?[0-9.]+):/) {
            let beside: Decimal = match.1 == "of" ? 0 : match.1 == "above" ? 0.0001 : -0.0001
            (changed.amount, found) = ((Decimal(string: String(match.2)) ?? 0) + beside, true)
        }
        return found ? changed : nil
    }
}
