/// A name as the data spells it: an event type, a parameter, a field of an order line or of a contact.
package struct Name: Hashable, Sendable {
    /// The name without backticks, escapes resolved; case matters.
    @ComparedByBytes package private(set) var text: String
    /// Where it stands, backticks included.
    @NotCompared package var range: SourceRange

    /// Makes a name.
    package init(_ text: String, range: SourceRange = .none) {
        _text = ComparedByBytes(text)
        self.range = range
    }
}
