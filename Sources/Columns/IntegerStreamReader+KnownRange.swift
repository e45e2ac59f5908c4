extension IntegerStreamReader {
    /// A range in which all integers lie, as far as it shows without unpacking them; nil if it does not, or of an empty list.
    ///
    /// Packed integers may be far from its ends, which are what their bits could hold.
    package var knownRange: ClosedRange<T>? {
        guard count > 0 else { return nil }
        switch encoding {
        case .constant, .packed:
            let lower = T(truncatingIfNeeded: layout.packed.base)
            let (extent, overflow) = layout.packed.mask.multipliedReportingOverflow(by: layout.packed.divisor)
            guard !overflow, let extent = T(exactly: extent) else { return nil }
            let (upper, isTooGreat) = lower.addingReportingOverflow(extent)
            return isTooGreat ? nil : lower...upper
        case .delta, .patched: return nil
        case .dictionary, .runs:
            var (least, greatest) = (Int64.max, Int64.min)
            let entries = layout.entries.span
            for index in entries.indices {
                let entry = entries[unchecked: index]
                least = entry < least ? entry : least
                greatest = entry > greatest ? entry : greatest
            }
            // Damaged entries can be values that the type does not have.
            guard let lower = T(exactly: least), let upper = T(exactly: greatest), lower <= upper else { return nil }
            return lower...upper
        }
    }
}
