internal import Columns
package import EventModel
package import EventStore
internal import SegmentLanguage

/// Evaluates resolved conditions over a snapshot of a store.
///
/// One pass over each event type that is spoken of serves all conditions on it. Time grows with the row groups inside
/// the windows and the columns touched, memory with the contacts times the conditions.
package struct SegmentEngine {
    private let snapshot: StoreSnapshot
    private let orders: LazyOrders

    /// Makes an engine over a snapshot; nothing is read yet.
    package init(_ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        orders = LazyOrders(snapshot)
    }

    /// Which conditions hold for each contact that has an event at or before the as-of time.
    ///
    /// - Throws: ``SegmentEngineError`` for money of several currencies and for more than 64 conditions, and
    ///   `StoreError` where the store is damaged.
    package func evaluate(_ conditions: [ResolvedCondition], asOf: AsOf) throws -> TruthTable {
        guard conditions.count <= TruthTable.greatestConditionCount else {
            throw SegmentEngineError.tooManyConditions(
                count: conditions.count,
                greatest: TruthTable.greatestConditionCount
            )
        }
        let answers = try answers(to: Set(conditions))
        let firstTimes = snapshot.contacts.firstOccurred
        let universe = Bitmap(of: snapshot.contacts.count) { firstTimes[$0] <= asOf.moment.microseconds }
        return TruthTable(universe: universe, leaves: conditions.compactMap { answers[$0] })
    }

    /// The statuses that orders have as of a moment, in the vendor's order.
    package func statusesOfOrders(asOf: AsOf) throws -> [OrderStatus] {
        try orders.evaluation().statuses(asOf: asOf.moment.microseconds)
    }

    private func answers(to conditions: Set<ResolvedCondition>) throws -> [ResolvedCondition: Bitmap] {
        var answers: [ResolvedCondition: Bitmap] = [:]
        var evaluations: [String: [(ResolvedCondition, any EventEvaluation)]] = [:]
        let binding = EvaluationBinding(snapshot)
        for condition in conditions {
            if let (eventType, evaluation) = binding.evaluation(of: condition) {
                evaluations[eventType, default: []].append((condition, evaluation))
                continue
            }
            switch condition {
            case .orders(let word, let chosen, let test):
                answers[condition] = try orders.evaluation().contacts(word, of: chosen, test)
            case .orderDate(let which, let chosen, let range):
                answers[condition] = try orders.evaluation().contacts(which, of: chosen, in: range)
            case .identifier(let kind, let test):
                answers[condition] = IdentifierEvaluation(snapshot: snapshot).contacts(kind, test)
            case .events, .figure, .firstEvent, .lastEvent, .regular: break
            }
        }
        for (eventType, list) in evaluations {
            if let number = snapshot.eventType(named: eventType) {
                try EventPass(snapshot: snapshot, eventType: number).run(list.map(\.1))
            }
            for (condition, evaluation) in list { answers[condition] = evaluation.contacts() }
        }
        return answers
    }
}
