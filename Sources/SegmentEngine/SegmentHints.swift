internal import EventModel
internal import SegmentLanguage

extension SegmentEngine {
    /// What a reader of a segment's result should know, a sentence each.
    func hints(_ segment: SegmentExpression, _ resolved: ResolvedSegment?) throws -> [String] {
        guard let resolved else { return [] }
        return resolved.hints + (try orderHints(resolved)) + Self.vendorHints(segment)
    }

    /// What to say where order words count DELIVERED orders and there are none.
    private func orderHints(_ segment: ResolvedSegment) throws -> [String] {
        let countsDelivered = Self.all(segment.conditions).contains { condition in
            switch condition {
            case .orders(_, let orders, _), .orderDate(_, let orders, _), .top(_, _, by: .orders(_, let orders)):
                orders.onlyDelivered
            case .rfm(let question): question.orders.onlyDelivered
            default: false
            }
        }
        guard countsDelivered, !knowsDelivered(asOf: segment.asOf) else { return [] }
        let statuses = try statusesOfOrders(asOf: segment.asOf)
        guard !statuses.isEmpty, !statuses.contains(.delivered) else { return [] }
        return [
            "order words count DELIVERED orders only, as the vendor does, and there are none; the orders are "
                + statuses.map(\.name).joined(separator: ", ") + ". Say which count: where status one of (...)"
        ]
    }

    /// Where the vendor would do otherwise with the same words.
    ///
    /// Its event conditions speak of today unless a period is chosen; it recalculates segments once a day, at 3 a.m. UTC;
    /// its conditions on orders count DELIVERED ones alone.
    private static func vendorHints(_ expression: SegmentExpression) -> [String] {
        let leaves = expression.leaves
        var hints: [String] = []
        if let leaf = leaves.first(where: { $0.condition.speaksOfAllTime }) {
            hints.append(
                "`\(leaf.text)` has no period and speaks of all time here; in Yespo an event condition speaks of today "
                    + "until a period is chosen"
            )
        }
        if let leaf = leaves.first(where: { $0.condition.dependsOnTheHour }) {
            hints.append(
                "`\(leaf.text)` changes by the hour; Yespo recalculates a segment once a day, at 3 a.m. UTC, so there it "
                    + "may be a day behind"
            )
        }
        if let leaf = leaves.first(where: { $0.condition.choosesStatus }) {
            hints.append(
                "`\(leaf.text)` chooses its statuses; Yespo's conditions on orders count DELIVERED orders alone"
            )
        }
        return hints
    }
}

extension Condition {
    /// Whether it counts events and says nothing of when.
    fileprivate var speaksOfAllTime: Bool {
        switch self {
        case .event(let condition): condition.period == nil
        case .aggregate(let condition): condition.measure.period == nil
        default: false
        }
    }

    /// Whether its answer changes within a day.
    fileprivate var dependsOnTheHour: Bool {
        let period: Period? =
            switch self {
            case .event(let condition): condition.period
            case .aggregate(let condition): condition.measure.period
            case .firstEvent(let condition): condition.period
            case .order(let condition): condition.measure.period
            case .orderDate(let condition): condition.period
            default: nil
            }
        switch period?.kind {
        case .today?, .inLast(_, .hour)?: return true
        default: return false
        }
    }

    /// Whether it counts orders by a status of its own.
    fileprivate var choosesStatus: Bool {
        let predicate: Predicate? =
            switch self {
            case .order(let condition): condition.measure.predicate
            case .orderDate(let condition): condition.predicate
            case .rfm(let condition): condition.predicate
            default: nil
            }
        return predicate?.compares(OrderField.status.rawValue) ?? false
    }
}
