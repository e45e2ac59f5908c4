import EventModel
import Foundation
import SegmentLanguage

/// Which contacts are in a segment, one contact and one condition at a time, straight from the meaning of the words.
final class SlowSegment {
    /// Money of several currencies would have to be added.
    struct SeveralCurrencies: Error {}

    let shop: SlowShop
    let moment: WallClock
    let test: SlowTest
    let predicates: SlowPredicate
    let period: SlowPeriod
    private lazy var orders = shop.orders(at: moment)
    let universe: Set<Int>
    let saved: [String: SegmentExpression]
    let lists: [String: [Identifier]]
    private var known: [Condition: Set<Int>] = [:]

    init(
        _ shop: SlowShop,
        at moment: WallClock,
        saved: [String: SegmentExpression] = [:],
        lists: [String: [Identifier]] = [:]
    ) {
        self.shop = shop
        self.saved = saved
        self.lists = lists
        self.moment = moment
        test = SlowTest(zone: shop.zone)
        predicates = SlowPredicate(test: test)
        period = SlowPeriod(moment: moment)
        universe = shop.universe(at: moment)
    }

    /// The contacts of the universe that are in a segment; without a segment, all of them.
    func members(_ expression: SegmentExpression?) throws -> Set<Int> {
        switch expression {
        case nil: return universe
        case .and(let parts): return try parts.map { try members($0) }.reduce(universe) { $0.intersection($1) }
        case .or(let parts): return try parts.map { try members($0) }.reduce([]) { $0.union($1) }
        case .not(let part): return try universe.subtracting(members(part))
        case .condition(let condition, _):
            if let found = known[condition] { return found }
            let found = try contacts(condition)
            known[condition] = found
            return found
        }
    }

    private func contacts(_ condition: Condition) throws -> Set<Int> {
        switch condition {
        case .top(let top): try ranked(top)
        case .rfm(let condition): try scored(condition)
        case .segment(let reference): try members(saved[reference.name])
        case .list(let reference):
            universe.filter { contact in
                (lists[reference.file] ?? []).contains { shop.contacts[contact][$0.kind] == $0.value }
            }
        default: try universe.filter { try holds(condition, $0) }
        }
    }

    private func scored(_ condition: RFMCondition) throws -> Set<Int> {
        let scores = try SlowScores(condition, self)
        return universe.filter { scores.figures[$0].map(scores.holds) ?? false }
    }

    private func holds(_ condition: Condition, _ contact: Int) throws -> Bool {
        switch condition {
        case .event(let condition):
            let count = events(condition.event, condition.predicate, condition.period, contact).count
            let isRight = count >= condition.count.least && count <= condition.count.greatest ?? .max
            return isRight != condition.isNegated
        case .aggregate(let condition): return holds(condition, contact)
        case .firstEvent(let condition):
            let first = events(condition.event, condition.predicate, nil, contact).first
            return first.map { period.contains($0.occurred, condition.period) } ?? false
        case .lastEvent(let condition):
            let last = events(condition.event, nil, nil, contact).last
            return last.map { predicates.holds(condition.predicate, for: $0.event) } ?? false
        case .regular(let condition):
            let times = events(condition.event, condition.predicate, nil, contact).map(\.occurred)
            let windows = (0..<condition.windows).filter { number in
                let (late, early) = (period.back(number, condition.unit), period.back(number + 1, condition.unit))
                return times.contains { early < $0 && $0 <= late }
            }
            return (windows.count >= condition.least) != condition.isNegated
        case .order(let condition): return try holds(condition, contact)
        case .orderDate(let condition):
            let dates = counted(condition.predicate, nil).filter { $0.contact == contact }.map(\.date)
            let date = condition.which == .first ? dates.min() : dates.max()
            return date.map { period.contains($0, condition.period) } ?? false
        case .contact(let condition):
            guard let kind = IdentifierKind(parameterName: condition.field.text) else {
                return test.passes(field(condition.field, contact), condition.test)
            }
            let value = SlowValue(field: shop.contacts[contact][kind].map { .text($0) })
            return test.passes(value, lowerCased(condition.test, if: kind == .email))
        case .sequence(let condition): return holds(condition, contact)
        case .anniversary(let condition): return holds(condition, contact)
        case .top, .segment, .list, .rfm: return false
        }
    }

    func events(
        _ type: Name,
        _ predicate: Predicate?,
        _ period: Period?,
        _ contact: Int
    ) -> [SlowShop.Happening] {
        shop.happenings.filter { happening in
            happening.contact == contact && happening.event.eventType == type.text
                && self.period.contains(happening.occurred, period)
                && predicate.map { predicates.holds($0, for: happening.event) } ?? true
        }
    }

    private func holds(_ condition: AggregateCondition, _ contact: Int) -> Bool {
        let measure = condition.measure
        let events = events(measure.event, measure.predicate, measure.period, contact).map(\.event)
        guard let path = measure.path else { return test.passes(Decimal(events.count), condition.test) }
        let values = events.map { SlowPredicate.values(at: path, of: $0) }
        let numbers = values.flatMap { $0 }.compactMap(\.number)
        switch measure.function {
        case .sum: return test.passes(numbers.reduce(0, +), condition.test)
        case .average: return test.passes(meanOf: numbers, condition.test)
        case .least: return test.passes(numbers.min(), condition.test)
        case .greatest: return test.passes(numbers.max(), condition.test)
        case .count:
            return test.passes(Decimal(values.count { $0.contains { $0.isSet } }), condition.test)
        case .distinctCount:
            let different = Set(values.flatMap { $0 }.compactMap { Self.distinguishing($0) })
            return test.passes(Decimal(different.count), condition.test)
        case .first:
            return test.passes(values.flatMap { $0 }.first { $0.isSet } ?? .nothing, condition.test)
        case .last:
            return test.passes(values.flatMap { $0 }.last { $0.isSet } ?? .nothing, condition.test)
        }
    }

    /// What two values have in common that count as one.
    static func distinguishing(_ value: SlowValue) -> String? {
        if case .truth(let truth) = value { return "truth \(truth)" }
        return value.isSet ? value.spelling.map { "spelled \($0)" } : nil
    }

    private func holds(_ condition: OrderCondition, _ contact: Int) throws -> Bool {
        let counted = counted(condition.measure.predicate, condition.measure.period)
        if condition.measure.word != .count, Set(counted.map(\.currency)).count > 1 { throw SeveralCurrencies() }
        let totals = counted.filter { $0.contact == contact }.compactMap { SlowValue(field: $0.total).number }
        switch condition.measure.word {
        case .count: return test.passes(Decimal(totals.count), condition.test)
        case .revenue: return test.passes(totals.reduce(0, +), condition.test)
        case .averageCheck: return test.passes(meanOf: totals, condition.test)
        }
    }

    func counted(_ predicate: Predicate?, _ period: Period?) -> [SlowShop.Order] {
        orders.filter { order in
            let own = ["status", "totalCost", "date", "currency", "externalOrderId"]
            let others = order.parameters.filter { !own.contains($0.key) }
            let fields = Event(
                eventType: "order",
                keyValue: nil,
                parameters: others.map { Parameter(name: $0.key, value: $0.value) } + [
                    Parameter(name: "status", value: .text(order.status)),
                    Parameter(name: "totalCost", value: order.total),
                    Parameter(name: "date", value: .text(order.date.text(in: .second))),
                    Parameter(name: "currency", value: order.currency.map { .text($0) } ?? .null),
                    Parameter(name: "externalOrderId", value: .text(order.identifier)),
                ],
                occurred: nil
            )
            let comparesStatus = predicate.map(Self.comparesStatus) ?? false
            return (comparesStatus || order.status == "DELIVERED") && self.period.contains(order.date, period)
                && predicate.map { predicates.holds($0, for: fields) } ?? true
        }
    }

    private static func comparesStatus(_ predicate: Predicate) -> Bool {
        switch predicate {
        case .and(let parts), .or(let parts): parts.contains(where: comparesStatus)
        case .not(let part): comparesStatus(part)
        case .comparison(let comparison): comparison.path == Path("status")
        case .lines, .lineCount, .lineSum: false
        }
    }

    private func lowerCased(_ test: ValueTest, if isEmail: Bool) -> ValueTest {
        guard isEmail else { return test }
        func lower(_ literal: Literal) -> Literal {
            if case .text(let text) = literal.value { Literal(.text(text.lowercased())) } else { literal }
        }
        switch test.kind {
        case .compare(let comparison, let literal):
            return ValueTest(.compare(comparison, lower(literal)), isNegated: test.isNegated)
        case .oneOf(let literals): return ValueTest(.oneOf(literals.map(lower)), isNegated: test.isNegated)
        case .between, .isSet, .isEmpty: return test
        }
    }
}
