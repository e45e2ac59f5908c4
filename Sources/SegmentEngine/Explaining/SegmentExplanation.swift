internal import Columns
package import EventModel
package import EventStore
internal import SegmentLanguage

/// Why a contact is in a segment, or why not.
package struct SegmentExplanation: Hashable, Sendable {
    /// The segment in canonical form.
    package let segment: String
    /// The as-of time.
    package let asOf: AsOf
    /// The time zone of all times, by its name in the time zone database.
    package let timeZone: String
    /// The contact's number in the snapshot that was evaluated.
    package let contact: UInt32
    /// Whether the contact is in the segment.
    package let isMember: Bool
    /// When the contact's first event happened; nil if only contact lists speak of it.
    package let firstOccurred: WallClock?
    /// Whether the contact has an event at or before the as-of time, or is on a contact list; nobody else is in any segment.
    package let isKnownThen: Bool
    /// The conditions in the order of the text.
    package let conditions: [ConditionExplanation]
    /// Where the events that prove something stood in the sources that they were read from, by their numbers.
    package let places: [Int64: Place]
    /// What a reader should know, a sentence each.
    package let hints: [String]
}

extension ConditionExplanation {
    /// The numbers of all events that prove something, those of inner conditions too.
    fileprivate var eventNumbers: [Int64] {
        evidence.events.map(\.number) + evidence.inner.flatMap(\.eventNumbers)
    }
}

extension SegmentEngine {
    /// Explains why a contact is in a segment, or why not.
    ///
    /// Whether a condition holds is the same answer that ``preview(_:text:snapshot:asOf:name:sources:)`` counts.
    ///
    /// - Parameter contact: The contact's number in the snapshot.
    /// - Throws: What ``preview(_:text:snapshot:asOf:name:sources:)`` throws.
    package static func explain(
        _ segment: SegmentDefinition,
        contact: UInt32,
        snapshot: StoreSnapshot,
        asOf: AsOf
    ) throws -> SegmentExplanation {
        let engine = SegmentEngine(snapshot)
        let resolved = try segment.resolved(KnownNames(snapshot), asOf: asOf)
        let explainer = Explainer(snapshot, contact: contact)
        let isKnownThen = engine.universe(asOf: asOf)[Int(contact)]
        let (mask, conditions) = try explainer.explain(
            resolved.conditions,
            // Whoever is not known then is in no segment, whatever the conditions say.
            isKnownThen ? resolved.tree : .or([]),
            asOf: asOf
        ) { resolved.texts[$0] }
        return SegmentExplanation(
            segment: format(segment.expression),
            asOf: asOf,
            timeZone: snapshot.zone.identifier,
            contact: contact,
            isMember: isKnownThen && resolved.tree.holds(mask),
            firstOccurred: snapshot.contacts.firstOccurrence(of: contact).map { WallClock(microseconds: $0) },
            isKnownThen: isKnownThen,
            conditions: conditions,
            places: try snapshot.places(of: Set(conditions.flatMap(\.eventNumbers))),
            hints: try engine.hints(segment.expression, resolved)
        )
    }
}
