/// Something that goes wrong with a request on purpose, under the name that the command line has for it.
///
/// Those that end in `-after` go wrong once the request has done its work, which its sender cannot know.
package enum Fault: String, CaseIterable, Hashable, Sendable {
    /// Refused as one request too many, though it is none; nothing is taken.
    case tooMany = "429"
    /// The same with a Retry-After header.
    case tooManyRetryAfter = "429-retry-after"
    /// An error of the server; nothing is taken.
    case serverError = "500"
    /// The events are taken, and then there is an error of the server.
    case serverErrorAfter = "500-after"
    /// Out of service; nothing is taken.
    case unavailable = "503"
    /// The same with a Retry-After header.
    case unavailableRetryAfter = "503-retry-after"
    /// The connection is cut before the body is read; nothing is taken.
    case cutBefore = "cut-before"
    /// The events are taken, and the connection is cut before the reply.
    case cutAfter = "cut-after"
    /// No reply ever comes; nothing is taken.
    case noReply = "no-reply"
    /// The events are taken, and no reply ever comes.
    case noReplyAfter = "no-reply-after"
    /// The events are taken, and the connection is cut in the middle of the reply.
    case truncated
    /// The events are taken, and the reply trickles in.
    case slow
    /// Every fifth or so of a batch's past events is answered with SERVER_ERROR and is not taken; other requests are not
    /// touched.
    case eventErrors = "event-errors"

    /// The refusal of a request that is not looked at; nil for faults of other kinds.
    package var refusal: Refusal? {
        switch self {
        case .tooMany, .tooManyRetryAfter: Refusal(status: 429, "Too many requests")
        case .serverError: .internalError
        case .unavailable, .unavailableRetryAfter: Refusal(status: 503, "Service unavailable")
        default: nil
        }
    }

    /// Whether a refusal says when to come again.
    package var saysWhenToRetry: Bool {
        self == .tooManyRetryAfter || self == .unavailableRetryAfter
    }
}

extension Refusal {
    /// What a server says that does not know what is wrong with it.
    static let internalError = Refusal(status: 500, "Internal server error")
}
