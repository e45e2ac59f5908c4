internal import Columns
internal import EventModel
package import EventStore
internal import SegmentLanguage

/// How many contacts are in exactly which of several segments.
package struct SegmentOverlap: Hashable, Sendable {
    /// The segments by their names, or else in canonical form, as they were given.
    package let segments: [String]
    /// How many contacts are in each.
    package let sizes: [Int]
    /// The as-of time.
    package let asOf: AsOf
    /// The time zone of all times, by its name in the time zone database.
    package let timeZone: String
    /// How many contacts have an event at or before the as-of time, or are on a contact list.
    package let of: Int
    /// The combinations that occur, bit i of a mask for segment i: each contact is in one of them, the mask 0 included.
    ///
    /// The greatest come first, those of one size by their masks.
    package let combinations: [TruthCombination]
    /// What a reader should know, a sentence each.
    package let hints: [String]

    /// The greatest number of segments: more combinations than that nobody reads.
    package static let greatestSegmentCount = 16

    /// The numbers of the segments in a mask.
    package func segments(in mask: UInt64) -> [Int] {
        segments.indices.filter { mask >> UInt64($0) & 1 == 1 }
    }
}

extension SegmentEngine {
    /// Counts the contacts of each combination of segments.
    ///
    /// - Parameter segments: At most ``SegmentOverlap/greatestSegmentCount``.
    /// - Throws: ``SegmentEngineError/tooManySegments(count:greatest:)``, and what
    ///   ``preview(_:text:snapshot:asOf:name:sources:)`` throws.
    package static func overlap(
        _ segments: [SegmentDefinition],
        snapshot: StoreSnapshot,
        asOf: AsOf
    ) throws -> SegmentOverlap {
        guard segments.count <= SegmentOverlap.greatestSegmentCount else {
            throw SegmentEngineError.tooManySegments(
                count: segments.count,
                greatest: SegmentOverlap.greatestSegmentCount
            )
        }
        let names = KnownNames(snapshot)
        let engine = SegmentEngine(snapshot)
        let resolved = try segments.map { try $0.resolved(names, asOf: asOf) }
        let members = try SegmentMembership(snapshot, engine).members(of: resolved).map(\.contacts)
        let table = TruthTable(universe: engine.universe(asOf: asOf), leaves: members)
        var hints: [String] = []
        for (segment, resolved) in zip(segments, resolved) {
            for hint in try engine.hints(segment.expression, resolved) where !hints.contains(hint) {
                hints.append(hint)
            }
        }
        return SegmentOverlap(
            segments: segments.map(\.label),
            sizes: members.map(\.ones),
            asOf: asOf,
            timeZone: snapshot.zone.identifier,
            of: table.universe.ones,
            combinations: table.combinations.sorted { ($1.contacts, $0.mask) < ($0.contacts, $1.mask) },
            hints: hints
        )
    }
}
