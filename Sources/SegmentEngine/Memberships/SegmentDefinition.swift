internal import EventStore
package import SegmentLanguage

/// A segment that was read from a text, and what its references lead to.
package struct SegmentDefinition {
    /// The segment.
    package let expression: SegmentExpression
    /// The text that it was read from, for errors.
    package let text: String
    /// The name under which it is saved, so that a way back to it is found; nil if it has none.
    package let name: String?
    /// What `in segment` and `in list` lead to; each is asked once, however many moments are looked at.
    package let sources: SegmentSources

    /// Makes a definition.
    package init(
        _ expression: SegmentExpression,
        text: String,
        name: String? = nil,
        sources: SegmentSources = SegmentSources()
    ) {
        self.expression = expression
        self.text = text
        self.name = name
        self.sources = sources.remembered()
    }

    /// What results call the segment: its name, or else its canonical form.
    package var label: String { name ?? format(expression) }

    /// The segment as of a moment, its names checked.
    func resolved(_ names: KnownNames, asOf: AsOf) throws(SegmentSyntaxError) -> ResolvedSegment {
        try SegmentResolver(names: names, asOf: asOf, sources: sources).resolve(expression, text: text, name: name)
    }
}
