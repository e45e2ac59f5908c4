package import SegmentLanguage

/// Another segment that a condition refers to, whose own conditions any engine can answer.
package struct ResolvedReference: Hashable, Sendable {
    /// The segment's name.
    @ComparedByBytes package private(set) var name: String
    /// Its conditions in the order of its text.
    package let conditions: [ResolvedCondition]
    /// Each condition as canonical text.
    package let texts: [String]
    /// How they make the segment.
    package let tree: TruthTree

    /// Makes a reference.
    package init(name: String, conditions: [ResolvedCondition], texts: [String], tree: TruthTree) {
        _name = ComparedByBytes(name)
        self.conditions = conditions
        self.texts = texts
        self.tree = tree
    }

    /// Feeds the name alone: segments that refer to segments would feed the same conditions again and again.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }
}
