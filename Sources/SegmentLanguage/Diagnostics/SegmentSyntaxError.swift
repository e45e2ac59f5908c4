/// A text that is no segment, with everything that is wrong with it.
package struct SegmentSyntaxError: Error, Hashable, Sendable {
    /// The text.
    package let text: String
    /// What is wrong, in the order of the text; at least one.
    package let diagnostics: [Diagnostic]
    /// The conditions that could be read all the same, so that their names can be checked too.
    package let conditions: [SegmentExpression]

    /// Makes an error.
    package init(text: String, diagnostics: [Diagnostic], conditions: [SegmentExpression] = []) {
        self.text = text
        self.diagnostics = diagnostics
        self.conditions = conditions
    }
}

extension SegmentSyntaxError: CustomStringConvertible {
    /// Every diagnostic with its line and a row of carets under the place, a blank line between two.
    package var description: String {
        diagnostics.map { $0.render(in: text) }.joined(separator: "\n\n")
    }
}
