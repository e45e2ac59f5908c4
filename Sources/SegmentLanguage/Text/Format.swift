/// The one canonical form of a segment, on one line: reading it gives the same tree back.
///
/// Brackets stand around every `or` inside an `and` and the other way round, behind every `not`, and around a condition
/// that ends in a where and has neighbours. A name that is a keyword, or has odd signs in it, stands in backticks.
package func format(_ expression: SegmentExpression) -> String {
    switch expression {
    case .and(let parts): parts.map(formatPart).joined(separator: " and ")
    case .or(let parts): parts.map(formatPart).joined(separator: " or ")
    case .not(let part): "not (\(format(part)))"
    case .condition(let condition, _): format(condition)
    }
}

/// The canonical form of one condition, as `explain` and `preview` show it.
package func format(_ condition: Condition) -> String {
    switch condition {
    case .event(let condition): condition.words.joined(separator: " ")
    case .aggregate(let condition): (condition.measure.words + [condition.testWords]).joined(separator: " ")
    case .firstEvent(let condition):
        (["first", spelled(name: condition.event.text)] + whereWords(condition.predicate) + [format(condition.period)])
            .joined(separator: " ")
    case .lastEvent(let condition): "last \(spelled(name: condition.event.text)) has \(format(condition.predicate))"
    case .order(let condition): (condition.measure.words + [format(condition.test)]).joined(separator: " ")
    case .orderDate(let condition):
        ([condition.which.rawValue, "order"] + whereWords(condition.predicate) + [format(condition.period)])
            .joined(separator: " ")
    case .contact(let condition): "contact.\(spelled(name: condition.field.text)) \(format(condition.test))"
    case .anniversary(let condition): condition.words
    case .top(let condition): condition.words.joined(separator: " ")
    case .sequence(let condition): condition.words.joined(separator: " ")
    case .regular(let condition): condition.words.joined(separator: " ")
    case .segment(let reference): "in segment \(quoted(reference.name))"
    case .list(let reference): "in list \(quoted(reference.file))"
    case .rfm(let condition): condition.words.joined(separator: " ")
    }
}

/// A part of an `and` or `or`, in brackets where somebody could doubt where it ends.
func formatPart(_ expression: SegmentExpression) -> String {
    let text = format(expression)
    switch expression {
    case .and, .or: return "(\(text))"
    case .not: return text
    case .condition(let condition, _): return condition.endsInPredicate ? "(\(text))" : text
    }
}

extension Condition {
    /// Whether the canonical form ends in a where, which a following `and` could carry on.
    var endsInPredicate: Bool {
        switch self {
        case .event(let condition): condition.predicate != nil && condition.count == .once && condition.period == nil
        case .lastEvent: true
        case .top(let condition):
            switch condition.measure {
            case .aggregate(let measure): measure.predicate != nil && measure.period == nil
            case .order(let measure): measure.predicate != nil && measure.period == nil
            }
        case .sequence(let condition):
            condition.steps.last.map {
                $0.predicate != nil && $0.period == nil && $0.within == nil && $0.same == nil
            } ?? false
        default: false
        }
    }
}
