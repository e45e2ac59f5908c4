/// A test of a field's sum over the lines: `sum items.quantity > 3`; without lines the sum is 0.
package struct LineSum: Hashable, Sendable {
    /// The list and the field of its lines that is added, at least two names: `items.quantity`.
    package let path: Path
    /// Which lines count; nil: all of them.
    package let predicate: Predicate?
    /// What is asked of the sum; its literals are numbers.
    package let test: ValueTest
    /// Where the whole stands.
    @NotCompared package var range: SourceRange

    /// Makes a sum.
    package init(_ path: Path, _ predicate: Predicate? = nil, _ test: ValueTest, range: SourceRange = .none) {
        self.path = path
        self.predicate = predicate
        self.test = test
        self.range = range
    }
}
