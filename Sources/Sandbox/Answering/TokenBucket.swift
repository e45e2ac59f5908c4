/// How many requests of one kind are taken in a second: a bucket that holds one second's worth and fills evenly.
///
/// Kept as the one time at which the bucket is full again, so that no fraction of a token is ever rounded.
package struct TokenBucket: Hashable, Sendable {
    private let interval: Duration
    private let capacity: Duration
    private var fullAt = Duration.zero

    /// Makes a full bucket.
    ///
    /// - Parameter requestsPerSecond: At least 1.
    package init(requestsPerSecond: Int) {
        interval = .seconds(1) / requestsPerSecond
        capacity = interval * requestsPerSecond
    }

    /// Takes a token if there is one.
    package mutating func take(at time: Duration) -> Bool {
        let next = max(fullAt, time) + interval
        guard next - time <= capacity else { return false }
        fullAt = next
        return true
    }
}
