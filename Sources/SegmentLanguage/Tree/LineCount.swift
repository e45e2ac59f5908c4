/// A test of the number of lines: `count items (category = "devices") >= 2`; without lines the count is 0.
package struct LineCount: Hashable, Sendable {
    /// The parameter that is a list of objects.
    package let list: Path
    /// Which lines count; nil: all of them.
    package let predicate: Predicate?
    /// What is asked of the count; its literals are numbers.
    package let test: ValueTest
    /// Where the whole stands.
    @NotCompared package var range: SourceRange

    /// Makes a count.
    package init(_ list: Path, _ predicate: Predicate? = nil, _ test: ValueTest, range: SourceRange = .none) {
        self.list = list
        self.predicate = predicate
        self.test = test
        self.range = range
    }
}
