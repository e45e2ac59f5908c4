internal import EventStore
internal import SegmentLanguage

/// What a segment's reader is warned of because of what the data are.
enum DataWarnings {
    /// The warnings about a segment over a store, in the order of the text.
    ///
    /// - Throws: `StoreError` where the catalogue cannot be read.
    static func of(_ expression: SegmentExpression, _ snapshot: StoreSnapshot) throws -> [Diagnostic] {
        let warnings =
            try ImpossibleTests.warnings(in: expression, snapshot) + MixedCurrencies.warnings(in: expression, snapshot)
        return warnings.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }
}
