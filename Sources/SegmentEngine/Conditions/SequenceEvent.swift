/// An event that can be a step of a sequence.
struct SequenceEvent {
    /// When it was, in microseconds on the store's clock.
    let time: Int64
    /// Its number, which decides between events of one time.
    let number: Int64
    /// Which steps it can be, one a bit; some bit is one.
    let steps: UInt64
    /// Its contact, by its place in a share of them.
    let contact: UInt32
    /// Its place among the events of all runs, by which its values are found.
    let place: UInt32

    /// All bits if this event comes before another in event order, else none.
    ///
    /// Worked out from the signs of differences, without a comparison: which of two events is earlier cannot be foreseen, and of
    /// comparisons the compiler makes branches. Moments of all years that a store knows are less than half of 64 bits apart.
    @inline(__always)
    func isEarlier(than other: SequenceEvent) -> Int {
        let difference = time ^ other.time
        let isAtAnotherTime = (difference | (0 &- difference)) >> 63
        return Int((time &- other.time) >> 63 | ~isAtAnotherTime & (number &- other.number) >> 63)
    }
}
