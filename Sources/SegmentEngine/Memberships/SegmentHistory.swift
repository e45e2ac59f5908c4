internal import Columns
internal import EventModel
package import EventStore
internal import SegmentLanguage

/// How large a segment was at several moments, and how many contacts entered and left it in between.
package struct SegmentHistory: Hashable, Sendable {
    /// One moment.
    package struct Entry: Hashable, Sendable {
        /// The moment.
        package let asOf: AsOf
        /// How many contacts are in the segment.
        package let contacts: Int
        /// How many contacts have an event at or before the moment, or are on a contact list.
        package let of: Int
        /// How many are in it that were not at the moment before; at the first moment all of them.
        package let entered: Int
        /// How many are no longer in it that were at the moment before.
        package let left: Int
    }

    /// The segment in canonical form.
    package let segment: String
    /// The time zone of all times, by its name in the time zone database.
    package let timeZone: String
    /// The moments in ascending order.
    package let entries: [Entry]
    /// What a reader should know, a sentence each.
    package let hints: [String]
}

extension SegmentEngine {
    /// Evaluates a segment as of several moments, as it would have been evaluated then.
    ///
    /// - Parameter moments: The moments in any order; each is looked at once.
    /// - Throws: What ``preview(_:text:snapshot:asOf:name:sources:)`` throws.
    package static func history(
        _ segment: SegmentDefinition,
        snapshot: StoreSnapshot,
        at moments: [AsOf]
    ) throws -> SegmentHistory {
        let names = KnownNames(snapshot)
        let engine = SegmentEngine(snapshot)
        var ordered: [AsOf] = []
        for moment in moments.sorted(by: { $0.moment < $1.moment }) where ordered.last?.moment != moment.moment {
            ordered.append(moment)
        }
        let resolved = try ordered.map { try segment.resolved(names, asOf: $0) }
        let members = try SegmentMembership(snapshot, engine).members(of: resolved)
        var before = Bitmap(count: snapshot.contacts.count)
        let entries = zip(ordered, members).map { asOf, members in
            let (contacts, stayed) = (members.contacts.ones, before.intersectionCount(members.contacts))
            let entry = SegmentHistory.Entry(
                asOf: asOf,
                contacts: contacts,
                of: members.known,
                entered: contacts - stayed,
                left: before.ones - stayed
            )
            before = members.contacts
            return entry
        }
        return SegmentHistory(
            segment: format(segment.expression),
            timeZone: snapshot.zone.identifier,
            entries: entries,
            hints: try engine.hints(segment.expression, resolved.last)
        )
    }
}
