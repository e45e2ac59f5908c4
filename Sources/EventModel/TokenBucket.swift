/// How many requests may go: so many at once, and then one each time a token has dropped in.
///
/// Kept as the one time at which the bucket is full again, so that no fraction of a token is ever rounded. Who sends and who
/// limits fill theirs differently: a sender has to keep within the limit in every second, while a service that counts in this
/// way lets through a second's worth at once.
package struct TokenBucket: Hashable, Sendable {
    private let interval: Duration
    private let capacity: Duration
    private var fullAt = Duration.zero

    /// Makes a full bucket.
    ///
    /// - Parameters:
    ///   - atOnce: How many tokens it holds, at least one.
    ///   - perSecond: How many drop in evenly, at least one.
    package init(atOnce: Int, perSecond: Int) {
        interval = .seconds(1) / max(1, perSecond)
        capacity = interval * max(1, atOnce)
    }

    /// Takes a token if there is one.
    package mutating func take(at time: Duration) -> Bool {
        guard next(at: time) == time else { return false }
        fullAt = max(fullAt, time) + interval
        return true
    }

    /// When the next token is there: now, or later.
    package func next(at time: Duration) -> Duration {
        max(time, fullAt + interval - capacity)
    }
}
