package import Columns
internal import EventModel
package import EventStore
internal import SegmentLanguage

/// Who is in one of two segments and not in the other: two segments, or one at two moments.
package struct SegmentDifference: Sendable {
    /// One of the two.
    package struct Side: Hashable, Sendable {
        /// The segment in canonical form.
        package let segment: String
        /// The as-of time.
        package let asOf: AsOf
        /// How many contacts are in it.
        package let contacts: Int
        /// How many contacts have an event at or before its as-of time, or are on a contact list.
        package let of: Int
    }

    /// What becomes of a contact from the first to the second.
    package enum Change: String, CaseIterable, Hashable, Sendable {
        /// In the second alone.
        case entered
        /// In the first alone.
        case left
        /// In both.
        case stayed
    }

    /// The first.
    package let first: Side
    /// The second.
    package let second: Side
    /// The time zone of all times, by its name in the time zone database.
    package let timeZone: String
    /// What a reader should know, a sentence each.
    package let hints: [String]
    /// The members of the first, by contact number in the snapshot that was evaluated.
    package let before: Bitmap
    /// The members of the second.
    package let after: Bitmap

    /// How many contacts a change has.
    package func contacts(_ change: Change) -> Int {
        members(change).ones
    }

    /// The contacts of a change, by contact number.
    package func members(_ change: Change) -> Bitmap {
        var members = change == .left ? before : after
        switch change {
        case .entered: members.formAndNot(with: before)
        case .left: members.formAndNot(with: after)
        case .stayed: members.formAnd(with: before)
        }
        return members
    }
}

extension SegmentEngine {
    /// Compares a segment as of a moment with another, or with itself as of another moment.
    ///
    /// - Throws: What ``preview(_:text:snapshot:asOf:name:sources:)`` throws.
    package static func difference(
        from first: (segment: SegmentDefinition, asOf: AsOf),
        to second: (segment: SegmentDefinition, asOf: AsOf),
        snapshot: StoreSnapshot
    ) throws -> SegmentDifference {
        let names = KnownNames(snapshot)
        let engine = SegmentEngine(snapshot)
        let sides = [first, second]
        let resolved = try sides.map { try $0.segment.resolved(names, asOf: $0.asOf) }
        let members = try SegmentMembership(snapshot, engine).members(of: resolved)
        var hints: [String] = []
        for (side, resolved) in zip(sides, resolved) {
            for hint in try engine.hints(side.segment.expression, resolved) where !hints.contains(hint) {
                hints.append(hint)
            }
        }
        func side(_ number: Int) -> SegmentDifference.Side {
            SegmentDifference.Side(
                segment: format(sides[number].segment.expression),
                asOf: sides[number].asOf,
                contacts: members[number].contacts.ones,
                of: members[number].known
            )
        }
        return SegmentDifference(
            first: side(0),
            second: side(1),
            timeZone: snapshot.zone.identifier,
            hints: hints,
            before: members[0].contacts,
            after: members[1].contacts
        )
    }
}
