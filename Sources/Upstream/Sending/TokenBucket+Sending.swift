package import EventModel

extension TokenBucket {
    /// Makes the bucket of a sender that keeps to a limit of so many requests a second, at least one.
    ///
    /// In no second go more than the limit, the first included: what may go at once, and what drops in within a second after
    /// that, are the limit together. At 100 a second that is 5 at once and 96 more; up to 19 a second one at a time.
    package init(sendingPerSecond limit: Int) {
        let limit = max(1, limit)
        let atOnce = max(1, limit / 20)
        self.init(atOnce: atOnce, perSecond: limit - atOnce + 1)
    }
}
