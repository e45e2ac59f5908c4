import EventModel
import Foundation
import SegmentEngine
import SegmentLanguage

/// What a condition finds for one contact, and the events that it rests on, straight from the meaning of the words.
struct SlowEvidence {
    enum Value {
        case nothing
        case count(Int)
        case number(Decimal)
        case mean(of: Decimal, by: Int)
        case time(WallClock)
        case value(SlowValue)
        case steps(Int)
        case truth(Bool)
        /// Whatever the explanation chose to show of the events.
        case anything
        /// Some of several identifiers.
        case one(of: Set<String>)
    }

    let value: Value
    /// The events; nil where only orders are known.
    var events: Set<Event>?
    /// How many events there are, one an order; nil where the events themselves are known.
    var orders: Int?

    /// Whether an explanation found the same.
    func agrees(with found: FoundValue) -> Bool {
        switch (value, found) {
        case (.nothing, .nothing), (.anything, _): true
        case (.count(let own), .count(let other)), (.steps(let own), .steps(let other)): own == other
        case (.number(let own), .number(let other)): own == Decimal(string: other.description)
        case (.mean(let sum, let count), .mean(let other, let otherCount)):
            sum == Decimal(string: other.description) && count == otherCount
        case (.time(let own), .time(let other)): own == other
        case (.truth(let own), .truth(let other)): own == other
        case (.one(let values), .value(let other)): values.contains(other.text)
        case (.value(let own), .value(let other)): Self.agrees(own, other)
        default: false
        }
    }

    private static func agrees(_ own: SlowValue, _ other: ShownValue) -> Bool {
        switch (own, other) {
        case (.text(let text), .text(let shown)): text == shown
        case (.number(let digits), .number(let shown)): digits == shown
        case (.truth(let truth), .truth(let shown)): truth == shown
        case (.lines(let lines), .lines(let count)): lines.count == count
        case (.lines(let lines), .list(let values)): lines.count == values.count
        case (.other, .json), (.nothing, .missing): true
        default: false
        }
    }
}

extension SlowSegment {
    /// What a condition finds for a contact; nil for kinds whose value is not compared.
    func evidence(_ condition: Condition, _ contact: Int) throws -> SlowEvidence? {
        switch condition {
        case .event(let condition):
            let found = events(condition.event, condition.predicate, condition.period, contact).map(\.event)
            return SlowEvidence(value: .count(found.count), events: Set(found))
        case .aggregate(let condition): return evidence(condition.measure, contact)
        case .firstEvent(let condition):
            let first = events(condition.event, condition.predicate, nil, contact).first
            return SlowEvidence(
                value: first.map { .time($0.occurred) } ?? .nothing,
                events: Set([first?.event].compactMap(\.self))
            )
        case .lastEvent(let condition):
            guard let last = events(condition.event, nil, nil, contact).last else {
                return SlowEvidence(value: .nothing, events: [])
            }
            let paths = Self.plainPaths(condition.predicate)
            guard let paths, paths.count == 1 else { return SlowEvidence(value: .anything, events: [last.event]) }
            let value = SlowPredicate.values(at: paths[0], of: last.event)[0]
            return SlowEvidence(value: .value(value), events: [last.event])
        case .regular(let condition):
            let found = events(condition.event, condition.predicate, nil, contact)
            let windows = (0..<condition.windows).map { number in
                found.filter {
                    period.back(number + 1, condition.unit) < $0.occurred
                        && $0.occurred <= period.back(number, condition.unit)
                }
            }
            return SlowEvidence(
                value: .count(windows.count { !$0.isEmpty }),
                events: Set(windows.flatMap { $0 }.map(\.event))
            )
        case .order(let condition):
            let orders = counted(condition.measure.predicate, condition.measure.period)
            let totals = orders.filter { $0.contact == contact }.compactMap { SlowValue(field: $0.total).number }
            let value: SlowEvidence.Value =
                switch condition.measure.word {
                case .count: .count(totals.count)
                case .revenue: .number(totals.reduce(0, +))
                case .averageCheck: Self.mean(totals)
                }
            return SlowEvidence(value: value, orders: totals.count)
        case .orderDate(let condition):
            let dates = counted(condition.predicate, nil).filter { $0.contact == contact }.map(\.date)
            let date = condition.which == .first ? dates.min() : dates.max()
            return SlowEvidence(value: date.map { .time($0) } ?? .nothing, orders: date == nil ? 0 : 1)
        case .anniversary(let condition): return evidence(of: condition.field, contact)
        case .rfm(let condition):
            let scores = try SlowScores(condition, self)
            return scores.figures[contact].map { SlowEvidence(value: scores.value($0), orders: $0.orders) }
        case .contact(let condition):
            guard let kind = IdentifierKind(parameterName: condition.field.text) else {
                return evidence(of: condition.field, contact)
            }
            let value = shop.contacts[contact][kind]
            return SlowEvidence(value: value.map { .one(of: [$0]) } ?? .nothing, events: [])
        case .list(let reference):
            let owned = (lists[reference.file] ?? []).filter { shop.contacts[contact][$0.kind] == $0.value }
            return SlowEvidence(value: owned.isEmpty ? .nothing : .one(of: Set(owned.map(\.value))), events: [])
        case .segment(let reference):
            return SlowEvidence(value: .truth(try members(saved[reference.name]).contains(contact)), events: [])
        case .sequence(let condition):
            let steps = (0...condition.steps.count).last {
                $0 == 0 || holds(SequenceCondition(Array(condition.steps.prefix($0))), contact)
            }
            return SlowEvidence(value: .steps(steps ?? 0))
        case .top: return nil
        }
    }

    private func evidence(of field: Name, _ contact: Int) -> SlowEvidence {
        let giver = giver(of: field, contact)
        return SlowEvidence(
            value: giver == nil ? .nothing : .value(self.field(field, contact)),
            events: Set([giver].compactMap(\.self))
        )
    }

    private func evidence(_ measure: AggregateMeasure, _ contact: Int) -> SlowEvidence {
        let found = events(measure.event, measure.predicate, measure.period, contact).map(\.event)
        guard let path = measure.path else { return SlowEvidence(value: .count(found.count), events: Set(found)) }
        func numbers(_ event: Event) -> [Decimal] { SlowPredicate.values(at: path, of: event).compactMap(\.number) }
        let all = found.flatMap(numbers)
        let set = found.filter { SlowPredicate.values(at: path, of: $0).contains { $0.isSet } }
        switch measure.function {
        case .sum:
            return SlowEvidence(value: .number(all.reduce(0, +)), events: Set(found.filter { !numbers($0).isEmpty }))
        case .average: return SlowEvidence(value: Self.mean(all), events: Set(found.filter { !numbers($0).isEmpty }))
        case .least, .greatest:
            guard let extreme = measure.function == .least ? all.min() : all.max() else {
                return SlowEvidence(value: .nothing, events: [])
            }
            return SlowEvidence(value: .number(extreme), events: Set(found.filter { numbers($0).contains(extreme) }))
        case .count: return SlowEvidence(value: .count(set.count), events: Set(set))
        case .distinctCount:
            let values = set.flatMap { SlowPredicate.values(at: path, of: $0) }
            return SlowEvidence(
                value: .count(Set(values.compactMap { Self.distinguishing($0) }).count),
                events: Set(set)
            )
        case .first, .last:
            guard let event = measure.function == .first ? set.first : set.last else {
                return SlowEvidence(value: .nothing, events: [])
            }
            let values = SlowPredicate.values(at: path, of: event).filter(\.isSet)
            let value = measure.function == .first ? values.first : values.last
            return SlowEvidence(value: value.map { .value($0) } ?? .nothing, events: [event])
        }
    }

    private static func mean(_ numbers: [Decimal]) -> SlowEvidence.Value {
        numbers.isEmpty ? .nothing : .mean(of: numbers.reduce(0, +), by: numbers.count)
    }

    /// The parameters that a predicate compares; nil if it looks into lines.
    private static func plainPaths(_ predicate: Predicate) -> [Path]? {
        switch predicate {
        case .and(let parts), .or(let parts):
            var paths: [Path] = []
            for part in parts {
                guard let own = plainPaths(part) else { return nil }
                for path in own where !paths.contains(path) { paths.append(path) }
            }
            return paths
        case .not(let part): return plainPaths(part)
        case .comparison(let comparison): return comparison.path.names.count == 1 ? [comparison.path] : nil
        case .lines, .lineCount, .lineSum: return nil
        }
    }
}
