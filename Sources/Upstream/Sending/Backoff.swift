/// How long to wait before a request is sent again: twice as long each time, with jitter, up to a limit.
///
/// | after try | 1 | 2 | 3 | 4 | 5 | 6 | 7 and more |
/// |---|---|---|---|---|---|---|---|
/// | at most | 0.5 s | 1 s | 2 s | 4 s | 8 s | 16 s | 30 s |
///
/// The wait is drawn evenly from the upper half of that, so that requests that failed together do not come back together.
package struct Backoff: Hashable, Sendable {
    /// The longest wait after the first try.
    package var first: Duration = .milliseconds(500)
    /// The longest wait of all.
    package var longest: Duration = .seconds(30)

    /// Makes the usual waits.
    package init() {}

    /// The wait after a number of tries, at least as long as the service asks for.
    package func wait(
        afterTries tries: Int,
        retryAfter: Duration?,
        using random: inout some RandomNumberGenerator
    ) -> Duration {
        let doubled = first * Double(1 << min(max(0, tries - 1), 20))
        // 53 bits, as many as a Double holds, from 0 up to but not 1.
        let share = Double(random.next() >> 11) / 0x1p53
        let drawn = min(doubled, longest) * (0.5 + share / 2)
        return max(drawn, retryAfter ?? .zero)
    }
}
