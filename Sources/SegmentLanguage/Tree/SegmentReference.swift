/// The contact is in another segment: `in segment "lapsed-buyers"`.
package struct SegmentReference: Hashable, Sendable {
    /// The saved segment's name.
    package let name: String
    /// Where the name stands, quotes included.
    @NotCompared package var nameRange: SourceRange

    /// Makes a reference.
    package init(_ name: String, nameRange: SourceRange = .none) {
        self.name = name
        self.nameRange = nameRange
    }
}
