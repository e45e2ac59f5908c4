/// What the vendor answered to a request.
package struct Reply: Hashable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// How long the header Retry-After asks to wait, if it does.
    package let retryAfter: Duration?
    /// The body as text.
    package let text: String
    /// The body as it may be shown and kept: with the key blotted out, should the service repeat it.
    package let said: String

    /// Makes a reply; nothing needs blotting out unless `said` differs.
    package init(status: Int, retryAfter: Duration? = nil, text: String = "", said: String? = nil) {
        self.status = status
        self.retryAfter = retryAfter
        self.text = text
        self.said = said ?? text
    }

    /// Status and text on one line, of the text no more than the first part.
    package var summary: String {
        // A reply to 500 events is long, and the first part is all that is shown.
        let line = said.prefix(1_000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.isEmpty ? "\(status)" : "\(status) \(line.prefix(300))"
    }
}
