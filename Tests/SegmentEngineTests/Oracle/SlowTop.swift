import EventModel
import Foundation
import SegmentLanguage

/// Rankings: a contact is in if fewer than n others are strictly before it.
extension SlowSegment {
    /// A sum and what it is divided by.
    typealias Figure = (sum: Decimal, count: Decimal)

    func ranked(_ top: TopCondition) throws -> Set<Int> {
        var figures: [Int: Figure] = [:]
        for contact in universe { figures[contact] = try figure(top.measure, contact) }
        let places = Self.places(top.amount, of: figures.count)
        return Set(
            figures.filter { own in
                let before = figures.values.count { other in
                    let (left, right) = (other.sum * own.value.count, own.value.sum * other.count)
                    return top.end == .top ? left > right : left < right
                }
                return before < places
            }.keys
        )
    }

    private static func places(_ amount: TopCondition.Amount, of ranked: Int) -> Int {
        switch amount {
        case .contacts(let count): return count
        case .percent(let share):
            guard let percent = Decimal(string: "\(share)") else { return 0 }
            var places = 0
            while Decimal(places * 100) < percent * Decimal(ranked) { places += 1 }
            return places
        }
    }

    func figure(_ measure: TopCondition.Measure, _ contact: Int) throws -> Figure? {
        switch measure {
        case .order(let measure):
            let counted = counted(measure.predicate, measure.period)
            if measure.word != .count, Set(counted.map(\.currency)).count > 1 { throw SeveralCurrencies() }
            let totals = counted.filter { $0.contact == contact }.compactMap { SlowValue(field: $0.total).number }
            guard !totals.isEmpty else { return nil }
            switch measure.word {
            case .count: return (Decimal(totals.count), 1)
            case .revenue: return (totals.reduce(0, +), 1)
            case .averageCheck: return (totals.reduce(0, +), Decimal(totals.count))
            }
        case .aggregate(let measure): return figure(measure, contact)
        }
    }

    private func figure(_ measure: AggregateMeasure, _ contact: Int) -> Figure? {
        let events = events(measure.event, measure.predicate, measure.period, contact).map(\.event)
        guard let path = measure.path else { return events.isEmpty ? nil : (Decimal(events.count), 1) }
        let values = events.map { SlowPredicate.values(at: path, of: $0) }
        let numbers = values.flatMap { $0 }.compactMap(\.number)
        switch measure.function {
        case .sum: return numbers.isEmpty ? nil : (numbers.reduce(0, +), 1)
        case .average: return numbers.isEmpty ? nil : (numbers.reduce(0, +), Decimal(numbers.count))
        case .least: return numbers.min().map { ($0, 1) }
        case .greatest: return numbers.max().map { ($0, 1) }
        case .count:
            let count = values.count { $0.contains { $0.isSet } }
            return count == 0 ? nil : (Decimal(count), 1)
        case .distinctCount:
            let different = Set(values.flatMap { $0 }.compactMap { Self.distinguishing($0) })
            return different.isEmpty ? nil : (Decimal(different.count), 1)
        case .first, .last: return nil
        }
    }
}
