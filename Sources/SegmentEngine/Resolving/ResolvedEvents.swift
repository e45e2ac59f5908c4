package import SegmentLanguage

/// Which events a condition speaks of: their type, the time in which they lie, and what each must satisfy.
package struct ResolvedEvents: Hashable, Sendable {
    /// The event type.
    @ComparedByBytes package private(set) var eventType: String
    /// What an event must satisfy, its names being known; nil: nothing.
    package let predicate: Predicate?
    /// When an event must have happened.
    package let window: TimeRange

    /// Makes a choice of events.
    package init(_ eventType: String, predicate: Predicate?, window: TimeRange) {
        _eventType = ComparedByBytes(eventType)
        self.predicate = predicate
        self.window = window
    }
}
