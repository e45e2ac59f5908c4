internal import EventStore
internal import SegmentLanguage

/// What a segment's reader is warned of because of what the data are.
enum DataWarnings {
    /// The warnings about a segment over a store, in the order of the text.
    ///
    /// - Parameters:
    ///   - resolved: What the segment was resolved to.
    ///   - period: The time in which events are looked at; nil: that of each condition.
    /// - Throws: `StoreError` where the store is damaged.
    static func of(
        _ expression: SegmentExpression,
        _ resolved: ResolvedSegment,
        period: TimeRange? = nil,
        _ snapshot: StoreSnapshot
    ) throws -> [Diagnostic] {
        let warnings =
            try ImpossibleTests.warnings(in: expression, snapshot)
            + MixedCurrencies.warnings(in: expression, resolved.conditions, period: period, snapshot)
        return warnings.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }
}
