internal import EventModel

/// The requests that the sandbox takes in a second, by what they are for.
package struct RateLimits: Hashable, Sendable {
    /// What shares a limit.
    package enum Group: String, CaseIterable, Hashable, Sendable {
        /// Past events: each version has this limit for itself.
        case pastEvents = "past_events"
        /// The deletion of past events.
        case deletion = "delete"
        /// Single events: each version has this limit for itself.
        case event
        /// All requests without a limit of their own, together.
        case other
    }

    /// The requests a second of each group; a group that is missing has no limit.
    package var requestsPerSecond: [Group: Int]

    /// Makes limits.
    package init(_ requestsPerSecond: [Group: Int]) {
        self.requestsPerSecond = requestsPerSecond
    }

    /// The limits that the vendor documents: `YespoRules.rateLimits`.
    package static let documented = RateLimits([
        .pastEvents: YespoRules.requestsPerSecond(method: "POST", path: YespoRules.pastEventsPath),
        .deletion: YespoRules.requestsPerSecond(method: "DELETE", path: YespoRules.deletePastEventsPath),
        .event: YespoRules.requestsPerSecond(method: "POST", path: YespoRules.eventPath),
        .other: YespoRules.sharedRequestsPerSecond,
    ])
}

/// Holds requests to their limits.
struct RateLimiter {
    /// What has a bucket of its own.
    private enum Bucket: Hashable {
        case pastEvents(APIVersion)
        case deletion
        case event(APIVersion)
        case other
    }

    private let limits: RateLimits
    private var buckets: [Bucket: TokenBucket] = [:]

    init(_ limits: RateLimits) {
        self.limits = limits
    }

    /// Counts a request.
    ///
    /// - Throws: 429 if it is one too many.
    mutating func count(_ endpoint: Endpoint, at time: Duration) throws(Refusal) {
        let (bucket, group): (Bucket, RateLimits.Group) =
            switch endpoint {
            case .pastEvents(let version): (.pastEvents(version), .pastEvents)
            case .deletion: (.deletion, .deletion)
            case .event(let version): (.event(version), .event)
            default: (.other, .other)
            }
        guard let limit = limits.requestsPerSecond[group] else { return }
        if buckets[bucket, default: TokenBucket(atOnce: limit, perSecond: limit)].take(at: time) { return }
        throw Refusal(status: 429, "Too many requests: More than \(limit) requests per 1 second")
    }
}
