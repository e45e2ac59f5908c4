/// A parameter or field and what is asked of it: `totalCost > 100`.
package struct Comparison: Hashable, Sendable {
    /// The parameter, or the field inside it.
    package let path: Path
    /// What is asked of its value.
    package let test: ValueTest

    /// Makes a comparison.
    package init(_ path: Path, _ test: ValueTest) {
        self.path = path
        self.test = test
    }
}
