internal import AuditRules
internal import Columns
package import EventStore

/// A set of stored events: a bit for each event of the store.
package struct EventSet: Sendable {
    private let parts: [Part]
    private var events: [Bitmap]

    /// Makes an empty set of a store's events.
    package init(_ parts: [Part]) {
        self.parts = parts
        events = parts.map { Bitmap(count: $0.events) }
    }

    /// How many events there are in it.
    package var count: Int { events.reduce(0) { $0 + $1.ones } }

    /// Whether an event is in it.
    package func contains(_ event: Int64) -> Bool {
        guard let (part, position) = parts.place(of: event) else { return false }
        return events[part][position]
    }

    /// Adds an event of the store.
    package mutating func insert(_ event: Int64) {
        guard let (part, position) = parts.place(of: event) else { return }
        events[part][position] = true
    }

    /// How many events are in both.
    package func intersectionCount(_ other: EventSet) -> Int {
        events.indices.reduce(0) { $0 + events[$1].intersectionCount(other.events[$1]) }
    }

    /// Adds the events of another set of the same store.
    package mutating func formUnion(_ other: EventSet) {
        for part in events.indices { events[part].formOr(with: other.events[part]) }
    }

    /// Takes out the events of another set of the same store.
    package mutating func subtract(_ other: EventSet) {
        for part in events.indices { events[part].formAndNot(with: other.events[part]) }
    }
}

extension EventSet {
    /// Makes a set of the events that an audit marked, a bitmap a part.
    init(_ parts: [Part], _ marks: [Bitmap]) {
        self.parts = parts
        events = marks
    }
}
