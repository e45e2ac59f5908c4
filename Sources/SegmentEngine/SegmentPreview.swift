package import Columns
internal import EventModel
package import EventStore
package import SegmentLanguage

/// What a segment comes to over a store as of a moment: sizes, each condition's share, and the members.
package struct SegmentPreview: Sendable {
    /// A condition of the segment and its sizes.
    package struct ConditionSize: Hashable, Sendable {
        /// The condition in canonical form.
        package let text: String
        /// How many contacts it holds for.
        package let contacts: Int
        /// The segment's size if only this condition were dropped.
        package let without: Int
    }

    /// The segment in canonical form.
    package let segment: String
    /// The as-of time as results state it.
    package let asOf: String
    /// The time zone of all times, by its name in the time zone database.
    package let timeZone: String
    /// How many contacts are in the segment.
    package let contacts: Int
    /// How many contacts have an event at or before the as-of time, or are on a contact list.
    package let of: Int
    /// The conditions in the order of the text.
    package let conditions: [ConditionSize]
    /// What a reader should know, a sentence each.
    package let hints: [String]
    /// Tests that no value of the data can pass, and sums over several currencies, with their places in the segment's text.
    package let warnings: [Diagnostic]
    /// The members, by contact number in the snapshot that was evaluated.
    package let members: Bitmap

    /// The first members in the order of contact numbers.
    package func sample(_ limit: Int) -> [UInt32] {
        var sample: [UInt32] = []
        guard limit > 0 else { return sample }
        do throws(SampleIsFull) {
            try members.forEachOne { (contact) throws(SampleIsFull) in
                sample.append(UInt32(contact))
                if sample.count == limit { throw SampleIsFull() }
            }
        } catch {}
        return sample
    }

    /// Calls with every member in the order of contact numbers.
    package func forEachMember<Failure: Error>(_ body: (UInt32) throws(Failure) -> Void) throws(Failure) {
        try members.forEachOne { (contact) throws(Failure) in try body(UInt32(contact)) }
    }

    private struct SampleIsFull: Error {}
}

extension SegmentEngine {
    /// Evaluates a segment over a snapshot.
    ///
    /// - Parameters:
    ///   - expression: The segment.
    ///   - text: The text that it was read from, for errors.
    ///   - snapshot: The store.
    ///   - asOf: The moment that the segment speaks of.
    ///   - name: The name under which the segment is saved, so that a way back to it is found; nil if it has none.
    ///   - sources: What `in segment` and `in list` lead to.
    ///   - threads: On how many threads conditions look at events; nil: as many as are worth it.
    /// - Throws: `SegmentSyntaxError` for unknown names, references that lead nowhere and forms that cannot be evaluated,
    ///   ``SegmentEngineError``, and `StoreError` where the store is damaged.
    package static func preview(
        _ expression: SegmentExpression,
        text: String,
        snapshot: StoreSnapshot,
        asOf: AsOf,
        name: String? = nil,
        sources: SegmentSources = SegmentSources(),
        threads: Int? = nil
    ) throws -> SegmentPreview {
        let resolver = SegmentResolver(names: KnownNames(snapshot), asOf: asOf, sources: sources)
        let segment = try resolver.resolve(expression, text: text, name: name)
        let engine = SegmentEngine(snapshot, threads: threads)
        let table = try engine.evaluate(segment.conditions, asOf: asOf)
        let counts = SegmentCounts(
            segment.tree,
            conditions: segment.conditions.count,
            combinations: table.combinations
        )
        return SegmentPreview(
            segment: format(expression),
            asOf: asOf.text,
            timeZone: snapshot.zone.identifier,
            contacts: counts.contacts,
            of: counts.universe,
            conditions: segment.texts.indices.map {
                .init(text: segment.texts[$0], contacts: counts.alone[$0], without: counts.without[$0])
            },
            hints: try engine.hints(expression, segment),
            warnings: try DataWarnings.of(expression, segment, snapshot),
            members: table.members(segment.tree.holds)
        )
    }
}
