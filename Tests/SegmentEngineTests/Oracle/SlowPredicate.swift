import EventModel
import Foundation
import SegmentLanguage

/// Predicates on one event, read off the page.
struct SlowPredicate {
    let test: SlowTest

    func holds(_ predicate: Predicate, for event: Event) -> Bool {
        switch predicate {
        case .and(let parts): parts.allSatisfy { holds($0, for: event) }
        case .or(let parts): parts.contains { holds($0, for: event) }
        case .not(let part): !holds(part, for: event)
        case .comparison(let comparison):
            test.passes(anyOf: Self.values(at: comparison.path, of: event), comparison.test)
        case .lines(let quantifier):
            holds(quantifier.amount, Self.lines(quantifier.list.names[0].text, of: event), quantifier.predicate)
        case .lineCount(let count):
            test.passes(
                Decimal(lines(count.list.names[0].text, of: event, where: count.predicate).count),
                count.test
            )
        case .lineSum(let sum):
            test.passes(
                lines(sum.path.names[0].text, of: event, where: sum.predicate)
                    .compactMap { SlowValue(field: sum.path.names[1].text, of: $0).number }.reduce(0, +),
                sum.test
            )
        }
    }

    private func holds(_ amount: LineQuantifier.Amount, _ lines: [[JSONMember]], _ predicate: Predicate) -> Bool {
        switch amount {
        case .any: lines.contains { holds(predicate, line: $0) }
        case .all: !lines.isEmpty && lines.allSatisfy { holds(predicate, line: $0) }
        case .no: !lines.contains { holds(predicate, line: $0) }
        }
    }

    private func lines(_ list: String, of event: Event, where predicate: Predicate?) -> [[JSONMember]] {
        Self.lines(list, of: event).filter { line in predicate.map { holds($0, line: line) } ?? true }
    }

    private func holds(_ predicate: Predicate, line: [JSONMember]) -> Bool {
        switch predicate {
        case .and(let parts): parts.allSatisfy { holds($0, line: line) }
        case .or(let parts): parts.contains { holds($0, line: line) }
        case .not(let part): !holds(part, line: line)
        case .comparison(let comparison):
            test.passes(SlowValue(field: comparison.path.names[0].text, of: line), comparison.test)
        case .lines, .lineCount, .lineSum: false
        }
    }

    /// The values that a path leads to: one of a parameter, or one of each line.
    static func values(at path: Path, of event: Event) -> [SlowValue] {
        let name = path.names[0].text
        guard path.names.count > 1 else { return [SlowValue(parameter: value(of: name, in: event))] }
        return lines(name, of: event).map { SlowValue(field: path.names[1].text, of: $0) }
    }

    static func lines(_ list: String, of event: Event) -> [[JSONMember]] {
        if case .lines(let lines) = SlowValue(parameter: value(of: list, in: event)) { lines } else { [] }
    }

    /// The first parameter of a name; only the names of identifiers are found whatever their case.
    private static func value(of name: String, in event: Event) -> JSONValue? {
        let isIdentifier = IdentifierKind(parameterName: name) != nil
        return event.parameters.first {
            $0.name == name || (isIdentifier && $0.name.lowercased() == name.lowercased())
        }?.value
    }
}
