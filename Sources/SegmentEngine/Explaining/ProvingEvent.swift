package import EventModel

/// An event on which the answer to a condition rests.
package struct ProvingEvent: Hashable, Sendable {
    /// A value that the condition looks at.
    package struct Value: Hashable, Sendable {
        /// The parameter, or the list and the field of its lines: `totalCost`, `items.category`.
        package let name: String
        /// What the event has there.
        package let value: ShownValue

        /// Makes a value.
        package init(_ name: String, _ value: ShownValue) {
            self.name = name
            self.value = value
        }
    }

    /// The event's number in the store.
    package let number: Int64
    /// The event type.
    package let type: String
    /// When it happened, on the store's clock.
    package let occurred: WallClock
    /// The values that the condition looks at.
    package let values: [Value]

    /// Makes an event.
    package init(number: Int64, type: String, occurred: WallClock, values: [Value]) {
        self.number = number
        self.type = type
        self.occurred = occurred
        self.values = values
    }

    /// Whether it comes before another in event order: by time, then by number.
    func isBefore(_ other: ProvingEvent) -> Bool {
        (occurred, number) < (other.occurred, other.number)
    }
}
