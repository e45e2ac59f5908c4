/// How many requests may go now: a token each, filled up by time.
///
/// In no second go more than the limit, the first included: what may go at once, and what is filled up within a second
/// after that, are the limit together. At 100 a second that is 5 at once and 96 more; up to 19 a second one at a time.
package struct TokenBucket: Sendable {
    private let capacity: Double
    private let perSecond: Double
    private var tokens: Double
    private var filledAt: Duration = .zero

    /// Makes a full bucket for a limit of so many requests a second, at least one.
    package init(requestsPerSecond: Int) {
        let limit = max(1, requestsPerSecond)
        let atOnce = max(1, limit / 20)
        capacity = Double(atOnce)
        perSecond = Double(limit - atOnce + 1)
        tokens = capacity
    }

    /// Takes a token if there is one.
    package mutating func take(at now: Duration) -> Bool {
        fill(at: now)
        // Sums of parts of a token may fall short of a whole one by a rounding.
        guard tokens >= 1 - 1e-9 else { return false }
        tokens -= 1
        return true
    }

    /// When the next token is there.
    package mutating func next(at now: Duration) -> Duration {
        fill(at: now)
        return tokens >= 1 - 1e-9 ? now : now + .seconds((1 - tokens) / perSecond)
    }

    private mutating func fill(at now: Duration) {
        guard now > filledAt else { return }
        tokens = min(capacity, tokens + (now - filledAt) / .seconds(1) * perSecond)
        filledAt = now
    }
}
