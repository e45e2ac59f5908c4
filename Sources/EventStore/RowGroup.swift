/// A row group: events of one type in one part, ascending by (occurred, event number).
package struct RowGroup: Sendable {
    /// The part that it belongs to.
    package let part: Part
    /// Its number inside the part.
    package let number: Int
    /// The event type's number.
    package let eventType: UInt32
    /// How many events it has, removed ones included.
    package let events: Int
    /// How many of them were removed.
    package let removed: Int
    /// The times of its first and last event, in microseconds on the store's clock.
    package let occurred: ClosedRange<Int64>
}
