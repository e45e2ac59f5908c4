internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Finds tests that no value of the data can ever pass, because of what the values are: `city > 5`, where no city is a
/// number.
///
/// A negated test of that kind holds always, which is told too. Missing data is no matter of types and is told elsewhere.
struct ImpossibleTests {
    private let types: ValueTypes
    private(set) var warnings: [Diagnostic] = []

    /// The warnings about a segment over a store.
    ///
    /// - Throws: `StoreError` where the catalogue cannot be read.
    static func warnings(in expression: SegmentExpression, _ snapshot: StoreSnapshot) throws -> [Diagnostic] {
        var check = ImpossibleTests(types: ValueTypes(snapshot))
        for leaf in expression.leaves { try check.check(leaf.condition) }
        return check.warnings
    }

    private init(types: ValueTypes) {
        self.types = types
    }

    private mutating func check(_ condition: Condition) throws {
        switch condition {
        case .event(let condition): try check(condition.predicate)
        case .aggregate(let condition):
            try check(condition.measure)
            if let path = condition.measure.path, [.first, .last].contains(condition.measure.function) {
                try check(path, condition.test)
            }
        case .firstEvent(let condition): try check(condition.predicate)
        case .lastEvent(let condition): try check(condition.predicate)
        case .order(let condition): try checkOrder(condition.measure.predicate)
        case .orderDate(let condition): try checkOrder(condition.predicate)
        case .contact(let condition): try checkField(condition)
        case .anniversary(let condition):
            if try !types.canHold(.time, field: condition.field) {
                warn(
                    "no `\(condition.field.text)` in this database is a date, so no anniversary falls on any day",
                    condition.field.range
                )
            }
        case .top(let condition):
            switch condition.measure {
            case .aggregate(let measure): try check(measure)
            case .order(let measure): try checkOrder(measure.predicate)
            }
        case .sequence(let condition): for step in condition.steps { try check(step.predicate) }
        case .regular(let condition): try check(condition.predicate)
        case .rfm(let condition): try checkOrder(condition.predicate)
        case .segment, .list: break
        }
    }

    private mutating func check(_ predicate: Predicate?) throws {
        switch predicate {
        case nil: break
        case .and(let parts), .or(let parts): for part in parts { try check(part) }
        case .not(let part): try check(part)
        case .comparison(let comparison): try check(comparison.path, comparison.test)
        case .lines(let lines): try check(lines.predicate, inLinesOf: lines.list)
        case .lineCount(let count): try check(count.predicate, inLinesOf: count.list)
        case .lineSum(let sum):
            try check(sum.predicate, inLinesOf: sum.path)
            try checkNumbers(sum.path)
        }
    }

    private mutating func check(_ predicate: Predicate?, inLinesOf list: Path) throws {
        switch predicate {
        case .and(let parts), .or(let parts): for part in parts { try check(part, inLinesOf: list) }
        case .not(let part): try check(part, inLinesOf: list)
        case .comparison(let comparison):
            try check(Path(list.names[0], [comparison.path.names[0]]), comparison.test, at: comparison.path)
        case nil, .lines, .lineCount, .lineSum: break
        }
    }

    /// Checks what an order must satisfy: its status is one of the vendor's five, whatever the events say.
    private mutating func checkOrder(_ predicate: Predicate?) throws {
        guard case .comparison(let comparison) = predicate, comparison.path.text == OrderField.status.rawValue else {
            switch predicate {
            case .and(let parts), .or(let parts): for part in parts { try checkOrder(part) }
            case .not(let part): try checkOrder(part)
            default: try check(predicate)
            }
            return
        }
        let statuses = OrderStatus.allCases.map(\.name)
        for literal in comparison.test.wantedTexts where !statuses.contains(literal.text) {
            let near = nearestName(to: literal.text.uppercased(), in: statuses)
            warn(
                "no order ever has the status \"\(literal.text)\"; there are \(statuses.joined(separator: ", "))",
                literal.range,
                suggestion: near.map { "\"\($0)\"" }
            )
        }
    }

    private mutating func checkField(_ condition: ContactCondition) throws {
        guard !types.isIdentifier(condition.field.text) else { return }
        try warn(Path(condition.field), condition.test) { [types] in try types.canHold($0, field: condition.field) }
    }

    private mutating func check(_ measure: AggregateMeasure) throws {
        try check(measure.predicate)
        guard let path = measure.path, ![.count, .distinctCount, .first, .last].contains(measure.function) else {
            return
        }
        try checkNumbers(path)
    }

    private mutating func checkNumbers(_ path: Path) throws {
        guard try !types.canHold(.number, path) else { return }
        warn("no `\(path.text)` in this database is a number, so there is nothing to add or compare", path.range)
    }

    private mutating func check(_ path: Path, _ test: ValueTest, at shown: Path? = nil) throws {
        try warn(path, test, at: shown) { [types] in try types.canHold($0, path) }
    }

    private mutating func warn(
        _ path: Path,
        _ test: ValueTest,
        at shown: Path? = nil,
        unless canHold: (WantedType) throws -> Bool
    ) throws {
        let wanted = test.wantedTypes
        guard !wanted.isEmpty else { return }
        for type in wanted where try canHold(type) { return }
        let place = (shown ?? path).range.joined(with: test.range)
        let kinds = Set(wanted.map(\.noun)).sorted().joined(separator: " or ")
        let outcome = test.isNegated ? "this always holds" : "this is never true"
        warn("no `\(path.text)` in this database is \(kinds), so \(outcome)", place)
    }

    private mutating func warn(_ message: String, _ range: SourceRange, suggestion: String? = nil) {
        warnings.append(Diagnostic(message, at: range, suggestion: suggestion))
    }
}
