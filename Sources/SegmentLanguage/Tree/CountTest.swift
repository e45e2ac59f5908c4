/// How often something must have happened: at least `least` times, and at most `greatest` times if that is given.
package struct CountTest: Hashable, Sendable {
    /// The least count that passes.
    package let least: Int
    /// The greatest count that passes, never below `least`; nil: no limit.
    package let greatest: Int?

    /// Makes a test.
    package init(least: Int, greatest: Int? = nil) {
        self.least = least
        self.greatest = greatest
    }

    /// What holds when nothing is said: at least once.
    package static let once = CountTest(least: 1)
}
