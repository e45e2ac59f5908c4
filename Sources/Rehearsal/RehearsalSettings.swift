package import CustomerAnalytics
package import EventStore
package import SegmentEngine

/// What a rehearsal is asked.
package struct RehearsalSettings {
    /// A segment whose size is watched.
    package struct Segment {
        /// What results call it.
        package let name: String
        /// The segment, read for a store.
        package let definition: (StoreSnapshot) throws -> SegmentDefinition

        /// Names a segment.
        package init(name: String, definition: @escaping (StoreSnapshot) throws -> SegmentDefinition) {
            self.name = name
            self.definition = definition
        }
    }

    /// The moment that segments and RFM speak of.
    package let asOf: AsOf
    /// The segments.
    package let segments: [Segment]
    /// The currency of RFM; nil for the one that there is.
    package let currency: String?
    /// The names of RFM's groups.
    package let names: RFMSegmentRules

    /// Makes settings.
    package init(asOf: AsOf, segments: [Segment], currency: String?, names: RFMSegmentRules) {
        self.asOf = asOf
        self.segments = segments
        self.currency = currency
        self.names = names
    }
}
