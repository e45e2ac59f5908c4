internal import Columns
package import EventModel
package import EventStore
internal import SegmentLanguage

/// Evaluates resolved conditions over a snapshot of a store.
///
/// One pass over each event type that is spoken of serves all conditions on it, those of referred segments included;
/// a sequence makes a pass of its own. Time grows with the row groups inside the windows and the columns touched, memory
/// with the contacts times the conditions.
package struct SegmentEngine {
    private let snapshot: StoreSnapshot
    private let orders: LazyOrders
    private let scores: RFMEvaluation
    private let threads: Int?

    /// Makes an engine over a snapshot; nothing is read yet.
    ///
    /// - Parameter threads: On how many threads conditions look at events; nil: as many as are worth it. Results don't
    ///   depend on it.
    package init(_ snapshot: StoreSnapshot, threads: Int? = nil) {
        self.snapshot = snapshot
        self.threads = threads
        orders = LazyOrders(snapshot)
        scores = RFMEvaluation(snapshot, orders)
    }

    /// Which conditions hold for each contact that has an event at or before the as-of time, or is on a contact list.
    ///
    /// - Throws: ``SegmentEngineError`` for money of several currencies and for more than 64 conditions,
    ///   `CustomerAnalyticsError` for sums of orders with too many digits, and `StoreError` where the store is damaged.
    package func evaluate(_ conditions: [ResolvedCondition], asOf: AsOf) throws -> TruthTable {
        TruthTable(universe: universe(asOf: asOf), leaves: try answers(to: conditions))
    }

    /// The contacts for which each condition holds; those who are not known as of its moment mean nothing.
    ///
    /// - Throws: What ``evaluate(_:asOf:)`` throws.
    func answers(to conditions: [ResolvedCondition]) throws -> [Bitmap] {
        guard conditions.count <= TruthTable.greatestConditionCount else {
            throw SegmentEngineError.tooManyConditions(
                count: conditions.count,
                greatest: TruthTable.greatestConditionCount
            )
        }
        var answers: [ResolvedCondition: Bitmap] = [:]
        try answer(Self.all(conditions), &answers)
        return conditions.map { bitmap(of: $0, &answers) }
    }

    /// The contacts that there are as of a moment.
    func universe(asOf: AsOf) -> Bitmap { knownContacts(asOf: [asOf]).contacts(asOf: asOf.moment.microseconds) }

    /// Tells the contacts that there are as of any of some moments.
    func knownContacts(asOf moments: [AsOf]) -> KnownContacts {
        let first = moments.map(\.moment.microseconds).min() ?? .max
        // Where no event comes later, the first one of no contact does, and there is nothing to be read.
        guard snapshot.rowGroups.contains(where: { $0.occurred.upperBound > first }) else {
            return KnownContacts(all: snapshot.contacts.count)
        }
        return KnownContacts(since: snapshot.contacts.knownSince)
    }

    /// Whether an order that was looked at is DELIVERED as of a moment.
    func knowsDelivered(asOf: AsOf) -> Bool { orders.isKnown(.delivered, asOf: asOf.moment.microseconds) }

    /// The statuses that orders have as of a moment, in the vendor's order.
    package func statusesOfOrders(asOf: AsOf) throws -> [OrderStatus] {
        try orders.evaluation(asOf: asOf.moment.microseconds).statuses(asOf: asOf.moment.microseconds)
    }

    /// The conditions, and those of the segments that they refer to, each once.
    static func all(_ conditions: [ResolvedCondition]) -> Set<ResolvedCondition> {
        var found = Set<ResolvedCondition>()
        var open = conditions
        while let condition = open.popLast() {
            guard found.insert(condition).inserted, case .segment(let reference) = condition else { continue }
            open += reference.conditions
        }
        return found
    }

    /// Answers everything but references to segments, which follow from the rest.
    private func answer(_ conditions: Set<ResolvedCondition>, _ answers: inout [ResolvedCondition: Bitmap]) throws {
        var passing: [UInt32: [ThreadedEvaluation]] = [:]
        var pending: [(ResolvedCondition, ThreadedEvaluation)] = []
        let binding = EvaluationBinding(snapshot)
        orders.expect(conditions)
        for condition in conditions {
            if let eventType = condition.eventType {
                take({ binding.evaluation(of: condition) }, of: [eventType], for: condition)
                continue
            }
            switch condition {
            case .orders(let word, let chosen, let test):
                let question = FigureQuestion.passes(FigureTest(test, zone: snapshot.zone))
                answers[condition] = try orders.evaluation(of: chosen).contacts(word, of: chosen, question)
            case .top(let end, let amount, by: .orders(let word, let chosen)):
                let question = FigureQuestion.ranks(Ranking(end, amount))
                answers[condition] = try orders.evaluation(of: chosen).contacts(word, of: chosen, question)
            case .orderDate(let which, let chosen, let range):
                answers[condition] = try orders.evaluation(of: chosen).contacts(which, of: chosen, in: range)
            case .identifier(let kind, let test):
                answers[condition] = IdentifierEvaluation(snapshot: snapshot).contacts(kind, test)
            case .sequence(let steps):
                answers[condition] = try SequenceEvaluation(steps, binding, snapshot, threads: threads).contacts()
            case .list(let list):
                answers[condition] = ListEvaluation(snapshot: snapshot).contacts(list)
            case .rfm(let question):
                answers[condition] = try scores.contacts(question)
            case .field(let field, let test) where field.isListed:
                answers[condition] = ListedFieldEvaluation(snapshot: snapshot).contacts(field, test)
            case .anniversary(let field, let days) where field.isListed:
                answers[condition] = ListedFieldEvaluation(snapshot: snapshot).contacts(field, anniversaryOn: days)
            case .field(let field, let test):
                let eventTypes = try binding.eventTypes(giving: field)
                take({ binding.evaluation(of: field, test) }, of: eventTypes, for: condition)
            case .anniversary(let field, let days):
                let eventTypes = try binding.eventTypes(giving: field)
                take({ binding.evaluation(of: field, anniversaryOn: days) }, of: eventTypes, for: condition)
            case .events, .figure, .firstEvent, .lastEvent, .regular, .top, .segment: break
            }
        }
        for (eventType, list) in passing {
            try EventPass(snapshot: snapshot, eventType: eventType, threads: threads).run(list)
        }
        for (condition, passed) in pending { answers[condition] = passed.contacts() }

        /// A field may come from events of every type, so its condition takes part in several passes.
        func take(
            _ make: @escaping () -> (any EventEvaluation)?,
            of eventTypes: [String],
            for condition: ResolvedCondition
        ) {
            guard let events = ThreadedEvaluation(make) else { return }
            for eventType in eventTypes {
                guard let number = snapshot.eventType(named: eventType) else { continue }
                passing[number, default: []].append(events)
            }
            pending.append((condition, events))
        }
    }

    /// The contacts for which a condition holds, once everything but references is answered.
    private func bitmap(of condition: ResolvedCondition, _ answers: inout [ResolvedCondition: Bitmap]) -> Bitmap {
        if let known = answers[condition] { return known }
        let count = snapshot.contacts.count
        guard case .segment(let reference) = condition else { return Bitmap(count: count) }
        let conditions = reference.conditions.map { bitmap(of: $0, &answers) }
        let result = ReferenceEvaluation(conditions: conditions, count: count).contacts(reference.tree)
        answers[condition] = result
        return result
    }
}
