/// An order event that counts for nothing, with the reason.
package struct IgnoredOrderEvent: BitwiseCopyable, Hashable, Sendable {
    /// The event's number in the store.
    package var number: Int64
    /// Why it counts for nothing.
    package var reason: IgnoredReason

    /// Makes the record of an event that counts for nothing.
    package init(number: Int64, reason: IgnoredReason) {
        self.number = number
        self.reason = reason
    }
}
