extension Array where Element: FixedWidthInteger {
    /// From the least to the greatest; nil if there are none.
    var range: ClosedRange<Element>? {
        guard var least = first else { return nil }
        var greatest = least
        for element in self {
            least = Swift.min(least, element)
            greatest = Swift.max(greatest, element)
        }
        return least...greatest
    }
}
