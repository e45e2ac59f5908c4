internal import EventModel
internal import EventStore
package import SegmentLanguage

/// Turns a segment's tree into conditions that any engine can answer, as of a moment.
package struct SegmentResolver {
    let names: KnownNames
    let asOf: AsOf
    private let sources: SegmentSources

    /// Makes a resolver for the names of a store, a moment on its clock, and what references lead to.
    package init(names: KnownNames, asOf: AsOf, sources: SegmentSources = SegmentSources()) {
        self.names = names
        self.asOf = asOf
        self.sources = sources
    }

    /// Makes times absolute and checks all names.
    ///
    /// - Parameters:
    ///   - expression: The segment.
    ///   - text: The text that its ranges point into, for the error.
    ///   - name: The name under which the segment is saved, so that a way back to it is found; nil if it has none.
    /// - Throws: `SegmentSyntaxError` with everything that is wrong: names that neither the store nor the vendor knows,
    ///   with the nearest that is known, and references that lead nowhere or round in a circle.
    package func resolve(
        _ expression: SegmentExpression,
        text: String,
        name: String? = nil
    ) throws(SegmentSyntaxError) -> ResolvedSegment {
        var references = References(sources, segment: name)
        return try resolve(expression, text: text, &references)
    }

    /// Resolves a segment or one that it refers to.
    func resolve(
        _ expression: SegmentExpression,
        text: String,
        _ references: inout References
    ) throws(SegmentSyntaxError) -> ResolvedSegment {
        var check = NameCheck(names)
        let leaves = expression.leaves
        var conditions: [ResolvedCondition] = []
        for leaf in leaves {
            if let condition = resolve(leaf.condition, at: leaf.range, &check, &references) {
                conditions.append(condition)
            }
        }
        guard check.diagnostics.isEmpty, conditions.count == leaves.count else {
            let ordered = check.diagnostics.sorted {
                ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
            }
            throw SegmentSyntaxError(text: text, diagnostics: ordered)
        }
        var next = 0
        return ResolvedSegment(
            conditions: conditions,
            texts: leaves.map(\.text),
            tree: Self.tree(expression, &next),
            asOf: asOf,
            hints: check.hints
        )
    }

    private static func tree(_ expression: SegmentExpression, _ next: inout Int) -> TruthTree {
        switch expression {
        case .and(let parts): return .and(parts.map { tree($0, &next) })
        case .or(let parts): return .or(parts.map { tree($0, &next) })
        case .not(let part): return .not(tree(part, &next))
        case .condition:
            next += 1
            return .leaf(next - 1)
        }
    }

    /// One condition, its names checked; nil only if what is wrong with it is reported.
    private func resolve(
        _ condition: Condition,
        at range: SourceRange,
        _ check: inout NameCheck,
        _ references: inout References
    ) -> ResolvedCondition? {
        switch condition {
        case .event(let condition):
            let events = events(condition.event, condition.predicate, condition.period, &check)
            return .events(events, count: condition.count, isNegated: condition.isNegated)
        case .aggregate(let condition):
            let measure = condition.measure
            return .figure(measure.function, of: measure.path, events(of: measure, &check), condition.test)
        case .firstEvent(let condition):
            let events = events(condition.event, condition.predicate, nil, &check)
            return .firstEvent(events, in: absolute(condition.period))
        case .lastEvent(let condition):
            let events = events(condition.event, nil, nil, &check)
            check.check(condition.predicate, of: condition.event.text)
            return .lastEvent(events, has: condition.predicate)
        case .regular(let condition):
            let events = events(condition.event, condition.predicate, nil, &check)
            let windows = (0..<condition.windows).map { window($0, condition.unit) }
            return .regular(events, windows: windows, least: condition.least, isNegated: condition.isNegated)
        case .order(let condition):
            let measure = condition.measure
            return .orders(measure.word, orders(measure.predicate, measure.period, &check), condition.test)
        case .orderDate(let condition):
            return .orderDate(
                condition.which,
                orders(condition.predicate, nil, &check),
                in: absolute(condition.period)
            )
        case .contact(let condition):
            return contact(condition, &check)
        case .top(let condition):
            return top(condition, at: range, &check)
        case .sequence(let condition):
            return sequence(condition, at: range, &check)
        case .segment(let reference):
            return segment(reference, &check, &references)
        case .list(let reference):
            return list(reference, &check, &references)
        case .anniversary(let condition):
            return anniversary(condition, &check)
        case .rfm(let condition):
            return rfm(condition, at: range, &check, references)
        }
    }

    private func absolute(_ period: Period?) -> TimeRange {
        period?.timeRange(asOf: asOf.moment) ?? asOf.past
    }

    /// The events that a figure is worked out over, the names of the figure checked.
    func events(of measure: AggregateMeasure, _ check: inout NameCheck) -> ResolvedEvents {
        let events = events(measure.event, measure.predicate, measure.period, &check)
        if let path = measure.path { check.check(path, of: measure.event.text) }
        return events
    }

    /// Events of a type, their names checked.
    func events(
        _ type: Name,
        _ predicate: Predicate?,
        _ period: Period?,
        _ check: inout NameCheck
    ) -> ResolvedEvents {
        check.check(eventType: type)
        if let predicate { check.check(predicate, of: type.text) }
        return ResolvedEvents(type.text, predicate: predicate, window: absolute(period))
    }

    /// The orders that count, their names checked.
    func orders(_ predicate: Predicate?, _ period: Period?, _ check: inout NameCheck) -> ResolvedOrders {
        if let predicate { check.checkOrder(predicate) }
        return ResolvedOrders(
            asOf: asOf.moment.microseconds,
            onlyDelivered: !(predicate?.compares(OrderField.status.rawValue) ?? false),
            predicate: predicate,
            dates: period?.timeRange(asOf: asOf.moment) ?? .always
        )
    }

    /// The window that begins so many units and one before the moment: (T - (n + 1) units, T - n units].
    private func window(_ number: Int, _ unit: Period.Unit) -> TimeRange {
        TimeRange(
            from: asOf.moment.steppedBack(number + 1, unit).timesAfter.from,
            to: asOf.moment.steppedBack(number, unit).microseconds + 1
        ).inCalendar
    }
}
