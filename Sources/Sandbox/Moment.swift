package import EventModel

/// When something happens, on two clocks.
package struct Moment: Hashable, Sendable {
    /// The time since the sandbox began, on a clock that never goes back: for rates and delays.
    package let elapsed: Duration
    /// The account's wall clock: for what counts as past and future.
    package let wall: WallClock

    /// Makes a moment.
    package init(elapsed: Duration, wall: WallClock) {
        self.elapsed = elapsed
        self.wall = wall
    }
}
