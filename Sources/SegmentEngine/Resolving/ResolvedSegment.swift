/// A segment whose conditions any engine can answer.
package struct ResolvedSegment: Hashable, Sendable {
    /// The conditions in the order of the text.
    package let conditions: [ResolvedCondition]
    /// Each condition as canonical text.
    package let texts: [String]
    /// How the conditions make the segment.
    package let tree: TruthTree
    /// The moment that it speaks of.
    package let asOf: AsOf
    /// What a reader should know: names that the vendor documents and the data lacks.
    package let hints: [String]
}
