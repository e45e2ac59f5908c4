/// One condition of a segment, by its place in the tree.
package struct Leaf: Hashable, Sendable {
    /// How many conditions stand before it.
    package let index: Int
    /// The condition.
    package let condition: Condition
    /// Where it stands in the segment's text.
    @NotCompared package var range: SourceRange

    /// The condition in canonical form.
    package var text: String { format(condition) }
}
