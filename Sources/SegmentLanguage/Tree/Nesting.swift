extension SegmentExpression {
    /// How many nodes that join or negate stand one inside another at most, those of predicates counted.
    var nesting: Int {
        switch self {
        case .and(let parts), .or(let parts): 1 + (parts.map(\.nesting).max() ?? 0)
        case .not(let part): 1 + part.nesting
        case .condition(let condition, _): condition.predicates.map(\.nesting).max() ?? 0
        }
    }
}

extension Predicate {
    /// How many nodes that join or negate stand one inside another at most.
    fileprivate var nesting: Int {
        switch self {
        case .and(let parts), .or(let parts): 1 + (parts.map(\.nesting).max() ?? 0)
        case .not(let part): 1 + part.nesting
        case .comparison: 0
        case .lines(let lines): lines.predicate.nesting
        case .lineCount(let count): count.predicate?.nesting ?? 0
        case .lineSum(let sum): sum.predicate?.nesting ?? 0
        }
    }
}

extension Condition {
    /// What it asks of events and orders.
    fileprivate var predicates: [Predicate] {
        switch self {
        case .event(let condition): [condition.predicate].compactMap(\.self)
        case .aggregate(let condition): [condition.measure.predicate].compactMap(\.self)
        case .firstEvent(let condition): [condition.predicate].compactMap(\.self)
        case .lastEvent(let condition): [condition.predicate]
        case .order(let condition): [condition.measure.predicate].compactMap(\.self)
        case .orderDate(let condition): [condition.predicate].compactMap(\.self)
        case .top(let condition):
            switch condition.measure {
            case .aggregate(let measure): [measure.predicate].compactMap(\.self)
            case .order(let measure): [measure.predicate].compactMap(\.self)
            }
        case .sequence(let condition): condition.steps.compactMap(\.predicate)
        case .regular(let condition): [condition.predicate].compactMap(\.self)
        case .rfm(let condition): [condition.predicate].compactMap(\.self)
        case .contact, .anniversary, .segment, .list: []
        }
    }
}
