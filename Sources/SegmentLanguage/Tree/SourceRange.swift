/// Where something stands in a segment's text: UTF-8 byte offsets, the upper one not in it.
package struct SourceRange: Hashable, Sendable {
    /// The offset of the first byte.
    package let lowerBound: Int
    /// The offset after the last byte.
    package let upperBound: Int

    /// Makes a range; an upper bound below the lower one is taken as the lower one.
    package init(_ lowerBound: Int, _ upperBound: Int) {
        self.lowerBound = lowerBound
        self.upperBound = max(lowerBound, upperBound)
    }

    /// The range of a node that was built and never read from a text.
    package static let none = SourceRange(0, 0)

    /// The least range that holds both.
    package func joined(with other: SourceRange) -> SourceRange {
        SourceRange(min(lowerBound, other.lowerBound), max(upperBound, other.upperBound))
    }
}
