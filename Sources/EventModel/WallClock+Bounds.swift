extension WallClock {
    /// Later than every time: the end of what is still open.
    ///
    /// It is no date, so nothing of the calendar may be asked of it.
    @inlinable
    package static var max: WallClock { WallClock(microseconds: .max) }

    /// The first moment of the year 0001.
    package static let earliest = WallClock(microseconds: -62_135_596_800 * second)

    /// The last microsecond of the year 9999.
    package static let latest = WallClock(microseconds: 253_402_300_800 * second - 1)
}
