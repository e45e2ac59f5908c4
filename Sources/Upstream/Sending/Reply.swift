/// What the vendor answered to a request.
package struct Reply: Hashable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// How long the header Retry-After asks to wait, if it does.
    package let retryAfter: Duration?
    /// The body as text, with the key blotted out.
    package let text: String

    /// Makes a reply.
    package init(status: Int, retryAfter: Duration? = nil, text: String = "") {
        self.status = status
        self.retryAfter = retryAfter
        self.text = text
    }

    /// Status and text on one line, of the text no more than the first part.
    package var summary: String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.isEmpty ? "\(status)" : "\(status) \(line.prefix(300))"
    }
}
