/// A part: a run of consecutive event numbers.
package struct Part: Sendable {
    /// The part's number; parts are in the order of their numbers.
    package let number: Int
    /// The number of its first event.
    package let firstEvent: Int64
    /// How many events it has.
    package let events: Int

    /// The numbers of its events.
    package var eventNumbers: Range<Int64> { firstEvent..<firstEvent + Int64(events) }
}
