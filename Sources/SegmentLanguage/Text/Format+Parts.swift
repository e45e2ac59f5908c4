/// The canonical form of a predicate, without `where` before it.
package func format(_ predicate: Predicate) -> String {
    switch predicate {
    case .and(let parts): return parts.map(formatPart).joined(separator: " and ")
    case .or(let parts): return parts.map(formatPart).joined(separator: " or ")
    case .not(let part): return "not (\(format(part)))"
    case .comparison(let comparison): return "\(format(comparison.path)) \(format(comparison.test))"
    case .lines(let lines):
        return "\(lines.amount.rawValue) \(format(lines.list)) (\(format(lines.predicate)))"
    case .lineCount(let count):
        return "count \(format(count.list)) \(bracket(count.predicate))\(format(count.test))"
    case .lineSum(let sum):
        return "sum \(format(sum.path)) \(bracket(sum.predicate))\(format(sum.test))"
    }
}

private func formatPart(_ predicate: Predicate) -> String {
    switch predicate {
    case .and, .or: "(\(format(predicate)))"
    default: format(predicate)
    }
}

private func bracket(_ predicate: Predicate?) -> String {
    predicate.map { "(\(format($0))) " } ?? ""
}

/// The canonical form of a path: names joined by dots, in backticks where they need them.
package func format(_ path: Path) -> String {
    path.names.map { spelled(name: $0.text) }.joined(separator: ".")
}

/// The canonical form of an operator with its literals, such as `>= 100` or `is not set`.
package func format(_ test: ValueTest) -> String {
    let not = test.isNegated ? "not " : ""
    switch test.kind {
    case .compare(.equal, let literal): return "\(test.isNegated ? "!=" : "=") \(format(literal))"
    case .compare(let comparison, let literal): return "\(not)\(comparison.rawValue) \(format(literal))"
    case .oneOf(let literals): return "\(not)one of (\(literals.map(format).joined(separator: ", ")))"
    case .between(let least, let greatest): return "\(not)between \(format(least)) and \(format(greatest))"
    case .isSet: return "is \(not)set"
    case .isEmpty: return "is \(not)empty"
    }
}

/// The canonical form of a literal; a number keeps its digits.
package func format(_ literal: Literal) -> String {
    switch literal.value {
    case .number(_, let digits): digits
    case .text(let text): quoted(text)
    case .date(let day): dayText(day)
    case .dateTime(let time): timeText(time)
    case .boolean(let value): value ? "true" : "false"
    }
}

/// The canonical form of a period, such as `in last 30 days`.
package func format(_ period: Period) -> String {
    switch period.kind {
    case .inLast(let count, let unit): "in last \(counted(count, unit))"
    case .daysAgo(let nearest, let farthest): "\(nearest) to \(farthest) days ago"
    case .today: "today"
    case .yesterday: "yesterday"
    case .this(let unit): "this \(unit.rawValue)"
    case .last(let unit): "last \(unit.rawValue)"
    case .between(let first, let last): "between \(format(first)) and \(format(last))"
    case .before(let moment): "before \(format(moment))"
    case .after(let moment): "after \(format(moment))"
    case .since(let moment): "since \(format(moment))"
    }
}

private func format(_ moment: Period.Moment) -> String {
    switch moment {
    case .date(let day): dayText(day)
    case .time(let time): timeText(time)
    }
}

/// A number and a unit: `1 day`, `30 days`.
package func counted(_ count: Int, _ unit: Period.Unit) -> String {
    "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")"
}
