/// Where in an event a rule found something.
package struct Spot: Hashable, Sendable {
    /// The part of the event that is meant.
    package enum Target: Hashable, Sendable {
        /// All of it.
        case event
        /// The eventTypeKey.
        case eventType
        /// The time.
        case occurred
        /// The list of parameters.
        case parameters
        /// The value of a parameter or of another top-level member, by its column.
        case column(UInt32)
        /// A field of one line of a list, by the list's column, the line counted from 0, and the field's column.
        case field(of: UInt32, line: Int32, UInt32)
        /// One whole line of a list.
        case line(of: UInt32, line: Int32)
    }

    /// The part of the event that is meant.
    package let target: Target

    /// Makes a spot.
    package init(_ target: Target) { self.target = target }

    /// The whole event.
    package static let event = Spot(.event)
}

/// One thing that a rule found in one event.
package struct Hit: Sendable {
    /// The event's number.
    package let event: Int64
    /// Where in it.
    package let spot: Spot
    /// What the rule adds, if it knows that already.
    package let detail: String?
}
