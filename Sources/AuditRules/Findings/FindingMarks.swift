package import Columns
package import EventStore

/// Which stored events each rule found something in: a bit an event for each rule that found anything.
///
/// Memory is an eighth of a byte an event and rule with findings, and, if that was asked for, sixteen bytes for each event that
/// shares the fate of another.
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
    /// Events that share the fate of another one, by the rule `order-unknown`; empty unless they were asked for.
    package private(set) var followers: [Follower] = []
    private let rules: [String]
    private let keepsFollowers: Bool
    /// By rule and part; nil for a part in which the rule marked nothing, and empty for a rule that marked nothing at all.
    private var marks: [[Bitmap?]]

    /// Makes marks of events of which none is marked yet.
    init(rules: [String], parts: [Part], keepsFollowers: Bool) {
        self.rules = rules
        self.parts = parts
        self.keepsFollowers = keepsFollowers
        marks = rules.map { _ in [] }
    }

    /// The marks of a rule, a bitmap a part; nil if it marked nothing.
    package func events(of rule: String) -> [Bitmap]? {
        guard let number = rules.firstIndex(of: rule), !marks[number].isEmpty else { return nil }
        return zip(marks[number], parts).map { $0 ?? Bitmap(count: $1.events) }
    }

    /// Marks of the same rules and parts, of which none is set.
    var empty: FindingMarks { FindingMarks(rules: rules, parts: parts, keepsFollowers: keepsFollowers) }

    /// Sets what is set in others of the same rules and parts.
    mutating func take(_ other: FindingMarks) {
        for rule in marks.indices where !other.marks[rule].isEmpty {
            if marks[rule].isEmpty { marks[rule] = Array(repeating: nil, count: parts.count) }
            for part in parts.indices {
                guard let theirs = other.marks[rule][part] else { continue }
                if marks[rule][part] == nil {
                    marks[rule][part] = theirs
                } else {
                    marks[rule][part]?.formOr(with: theirs)
                }
            }
        }
        followers += other.followers
    }

    mutating func mark(_ rule: Int, part: Int, _ position: Int) {
        if marks[rule].isEmpty { marks[rule] = Array(repeating: nil, count: parts.count) }
        if marks[rule][part] == nil { marks[rule][part] = Bitmap(count: parts[part].events) }
        marks[rule][part]?[position] = true
    }

    mutating func follow(_ event: Int64, _ creation: Int64) {
        if keepsFollowers { followers.append(Follower(event: event, creation: creation)) }
    }
}
