extension YespoRules {
    /// How many requests of one kind the vendor takes in a second.
    package struct RateLimit: Hashable, Sendable {
        /// The HTTP method.
        package let method: String
        /// The path, its variable parts in braces.
        package let path: String
        /// The most requests in a second; the next is answered with 429.
        package let requestsPerSecond: Int
    }

    /// The limit that all requests without one of their own share.
    ///
    /// docs.yespo.io reference, rate-limits. No Retry-After header is documented.
    package static let sharedRequestsPerSecond = 200

    /// The requests that have a limit of their own.
    ///
    /// docs.yespo.io reference, rate-limits.
    package static let rateLimits = [
        RateLimit(method: "GET", path: "/api/v1/contacts", requestsPerSecond: 50),
        RateLimit(method: "POST", path: "/api/v1/event", requestsPerSecond: 350),
        RateLimit(method: "POST", path: "/api/v2/event", requestsPerSecond: 350),
        RateLimit(method: "POST", path: "/api/v1/past_events", requestsPerSecond: 100),
        RateLimit(method: "POST", path: "/api/v2/past_events", requestsPerSecond: 100),
        RateLimit(method: "DELETE", path: "/api/v1/past_events", requestsPerSecond: 5),
        RateLimit(method: "GET", path: "/api/v1/contact/token/{app}/{token}/contactId", requestsPerSecond: 150),
        RateLimit(method: "PUT", path: "/api/v1/interactions/{id}/status", requestsPerSecond: 300),
        RateLimit(method: "GET", path: "/api/v2/contacts/messages", requestsPerSecond: 10),
        RateLimit(method: "GET", path: "/api/v1/messages/email/{id}", requestsPerSecond: 10),
    ]

    /// The most requests a second for a method and a path as it stands in `rateLimits`.
    package static func requestsPerSecond(method: String, path: String) -> Int {
        rateLimits.first { $0.method == method && $0.path == path }?.requestsPerSecond ?? sharedRequestsPerSecond
    }
}
