/// One thing that is wrong with a segment's text: what, where, and what to write instead.
package struct Diagnostic: Hashable, Sendable {
    /// What is wrong, in a sentence without a full stop.
    package let message: String
    /// Where it is wrong; an empty range is the place where something is missing.
    package let range: SourceRange
    /// What could stand there, as keywords or short descriptions; empty if that does not help.
    package let expected: [String]
    /// What to write in the range's place; nil if nobody can tell.
    package let suggestion: String?

    /// Makes a diagnostic.
    package init(_ message: String, at range: SourceRange, expected: [String] = [], suggestion: String? = nil) {
        self.message = message
        self.range = range
        self.expected = expected
        self.suggestion = suggestion
    }
}
