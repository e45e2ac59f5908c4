internal import AuditRules
internal import Columns
internal import EventStore

/// Which events a world has, and which of them lose a defect on the way: bits by part.
struct EventChoice: Equatable {
    /// The events that the world has.
    private(set) var chosen: [Bitmap]
    /// Of those the ones in which the world's rules found something.
    private(set) var marked: [Bitmap]
    private let parts: [Part]

    static func == (left: EventChoice, right: EventChoice) -> Bool {
        left.chosen == right.chosen && left.marked == right.marked
    }

    /// The rules by which an event counts as lost that only shares the fate of the one that creates its order.
    private static let following = [
        "order-unknown", "order-total-missing", "order-status-missing", "order-date-missing",
    ]

    /// Chooses the events of a world.
    ///
    /// - Parameters:
    ///   - losing: The rules whose events are ignored.
    ///   - repeated: The events that repeat earlier ones, ascending.
    init(_ world: World, _ marks: FindingMarks, losing: [String], repeated: [Int64]) {
        parts = marks.parts
        let none = parts.map { Bitmap(count: $0.events) }
        chosen = parts.map { Bitmap(count: $0.events, repeating: true) }
        marked = none
        switch world {
        case .held:
            for rule in losing { take(marks.events(of: rule)) }
        case .meant:
            for event in repeated { take(event) }
            for rule in EventMend.rules { mark(marks.events(of: rule)) }
        case .without("duplicate-event"):
            for rule in losing { take(marks.events(of: rule)) }
            for event in repeated { take(event) }
        case .without(let rule):
            chooseBack(rule, marks, losing)
            mark(marks.events(of: rule))
        }
        for part in parts.indices { marked[part].formAnd(with: chosen[part]) }
    }

    /// Chooses what the vendor takes, and what it ignores for this rule alone.
    private mutating func chooseBack(_ rule: String, _ marks: FindingMarks, _ losing: [String]) {
        for other in losing where other != rule && !Self.following.contains(other) { take(marks.events(of: other)) }
        var sharing = parts.map { Bitmap(count: $0.events) }
        for follower in marks.followers { Self.set(follower.event, in: &sharing, parts) }
        for other in losing where other != rule && Self.following.contains(other) {
            guard var events = marks.events(of: other) else { continue }
            for part in parts.indices { events[part].formAndNot(with: sharing[part]) }
            take(events)
        }
        // An order's creation comes before what follows it, so it is decided already.
        for follower in marks.followers where !has(follower.creation) { take(follower.event) }
    }

    /// Whether the world has an event.
    func has(_ event: Int64) -> Bool {
        guard let (part, position) = parts.place(of: event) else { return false }
        return chosen[part][position]
    }

    /// How many of the events are not among others.
    func countBeyond(_ other: EventChoice) -> Int {
        parts.indices.reduce(0) { count, part in
            var more = chosen[part]
            more.formAndNot(with: other.chosen[part])
            return count + more.ones
        }
    }

    private mutating func take(_ events: [Bitmap]?) {
        guard let events else { return }
        for part in parts.indices { chosen[part].formAndNot(with: events[part]) }
    }

    private mutating func take(_ event: Int64) {
        guard let (part, position) = parts.place(of: event) else { return }
        chosen[part][position] = false
    }

    private mutating func mark(_ events: [Bitmap]?) {
        guard let events else { return }
        for part in parts.indices { marked[part].formOr(with: events[part]) }
    }

    private static func set(_ event: Int64, in bitmaps: inout [Bitmap], _ parts: [Part]) {
        guard let (part, position) = parts.place(of: event) else { return }
        bitmaps[part][position] = true
    }
}
