internal import Columns
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Finds what the conditions of a segment rest on, for one contact.
///
/// Whether a condition holds is asked of the engine; here is found why. Each family of conditions has a file of its own,
/// and ``evidence(for:holds:)`` is the one place that knows them all.
struct Explainer {
    let snapshot: StoreSnapshot
    let contact: UInt32
    let binding: EvaluationBinding
    let predicates: PredicateBinding
    let index: ContactIndex
    let orders: LazyOrders
    let scores: RFMEvaluation

    /// Explains for a contact, by its number in the snapshot.
    init(_ snapshot: StoreSnapshot, contact: UInt32) {
        self.snapshot = snapshot
        self.contact = contact
        binding = EvaluationBinding(snapshot)
        predicates = PredicateBinding(snapshot: snapshot)
        index = ContactIndex(snapshot, contact: contact)
        orders = LazyOrders(snapshot)
        scores = RFMEvaluation(snapshot, orders)
    }

    /// What a condition rests on.
    ///
    /// A kind of condition that no family knows is answered honestly: whether it holds is known, its value is not.
    func evidence(for condition: ResolvedCondition, holds: Bool, asOf: AsOf) throws -> Evidence {
        try eventEvidence(condition, holds: holds, asOf: asOf) ?? figureEvidence(condition, holds: holds)
            ?? sequenceEvidence(condition, holds: holds, asOf: asOf) ?? orderEvidence(condition, holds: holds)
            ?? rankEvidence(condition) ?? contactEvidence(condition, holds: holds, asOf: asOf)
            ?? referenceEvidence(condition, asOf: asOf)
            ?? Evidence(.unknown, threshold: "the condition as it is written")
    }

    /// The truths of conditions as a mask, and each condition explained.
    ///
    /// Conditions that are the same have the same answer, so they decide together.
    func explain(
        _ conditions: [ResolvedCondition],
        _ tree: TruthTree,
        asOf: AsOf,
        text: (Int) -> String
    ) throws -> (mask: UInt64, [ConditionExplanation]) {
        let truths = try SegmentEngine(snapshot).evaluate(conditions, asOf: asOf).leaves.map { $0[Int(contact)] }
        func bit(_ number: Int) -> UInt64 { 1 << UInt64(number) }
        let mask = truths.indices.reduce(0) { truths[$1] ? $0 | bit($1) : $0 }
        let explained = try conditions.indices.map { number in
            let alike = conditions.indices.reduce(0) {
                conditions[$1] == conditions[number] ? $0 | bit($1) : $0
            }
            return ConditionExplanation(
                text: text(number),
                holds: truths[number],
                decides: tree.holds(mask) != tree.holds(mask ^ alike),
                evidence: try evidence(for: conditions[number], holds: truths[number], asOf: asOf)
            )
        }
        return (mask, explained)
    }
}
