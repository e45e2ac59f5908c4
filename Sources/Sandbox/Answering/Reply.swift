package import EventModel

/// What the sandbox answers to a request.
package struct Reply: Hashable, Sendable {
    /// What a reply carries.
    package enum Body: Hashable, Sendable {
        /// Nothing: the vendor's reply to one event (a recorded call shows 200 and no byte).
        case empty
        /// A plain text, as in the vendor's errors.
        case text(String)
        /// JSON, as UTF-8.
        case json([UInt8])
    }

    /// The HTTP status.
    package var status: Int
    /// What it carries.
    package var body: Body
    /// The seconds of a Retry-After header; nil if there is none.
    package var retryAfter: Int?

    /// Makes a reply.
    package init(status: Int = 200, _ body: Body = .empty, retryAfter: Int? = nil) {
        self.status = status
        self.body = body
        self.retryAfter = retryAfter
    }

    /// Makes the reply that says why a request is refused.
    package init(_ refusal: Refusal) {
        self.init(status: refusal.status, .text(refusal.text))
    }

    /// Makes a reply of 200 with a JSON value.
    package init(_ value: JSONValue) {
        self.init(.json(value.bytes))
    }
}
