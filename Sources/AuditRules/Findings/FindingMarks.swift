package import Columns
package import EventStore

/// Which stored events each rule found something in: a bit an event for each rule that found anything.
///
/// Memory is an eighth of a byte an event and rule with findings, and sixteen bytes for each event that shares the fate of
/// another.
package struct FindingMarks: Sendable {
    /// An event that is ignored only because the one that creates its order is.
    package struct Follower: Hashable, Sendable {
        /// The event's number.
        package let event: Int64
        /// The number of the event that would create the order.
        package let creation: Int64
    }

    /// The parts, in the order of their events; marks are listed in the same order.
    package let parts: [Part]
    /// Events that share the fate of another one, by the rule `order-unknown`.
    package private(set) var followers: [Follower] = []
    private let rules: [String]
    /// By rule and part; empty for a rule that marked nothing.
    private var marks: [[Bitmap]]

    /// Makes marks of events of which none is marked yet.
    init(rules: [String], parts: [Part]) {
        self.rules = rules
        self.parts = parts
        marks = rules.map { _ in [] }
    }

    /// The marks of a rule, a bitmap a part; nil if it marked nothing.
    package func events(of rule: String) -> [Bitmap]? {
        guard let number = rules.firstIndex(of: rule), !marks[number].isEmpty else { return nil }
        return marks[number]
    }

    /// Marks of the same rules and parts, of which none is set.
    var empty: FindingMarks { FindingMarks(rules: rules, parts: parts) }

    /// Sets what is set in others of the same rules and parts.
    mutating func take(_ other: FindingMarks) {
        for rule in marks.indices where !other.marks[rule].isEmpty {
            if marks[rule].isEmpty {
                marks[rule] = other.marks[rule]
            } else {
                for part in parts.indices { marks[rule][part].formOr(with: other.marks[rule][part]) }
            }
        }
        followers += other.followers
    }

    mutating func mark(_ rule: Int, part: Int, _ position: Int) {
        if marks[rule].isEmpty { marks[rule] = parts.map { Bitmap(count: $0.events) } }
        marks[rule][part][position] = true
    }

    mutating func follow(_ event: Int64, _ creation: Int64) {
        followers.append(Follower(event: event, creation: creation))
    }
}
