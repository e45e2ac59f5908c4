internal import EventStore

/// What a report speaks of: the moment, the zone, which orders, which file.
package struct ReportScope: Hashable, Sendable {
    /// What the parts of a report have in common, from what asks most to what asks least.
    package enum Subject: Int, Comparable, Sendable {
        /// Everything that the file holds, whenever it happened.
        case file
        /// Contacts as of a moment.
        case moment
        /// Orders as of a moment.
        case orders

        /// Whether the left one asks less.
        package static func < (left: Subject, right: Subject) -> Bool { left.rawValue < right.rawValue }
    }

    /// What it is about.
    package let subject: Subject
    /// The moment, as results state it; nil for the whole file.
    package let asOf: String?
    /// The time zone of all times.
    package let timeZone: String
    /// Which orders count.
    package let orders: OrderChoice
    /// The path of the database, as it was given.
    package let database: String

    /// Which orders count, in words, one restriction each.
    package var restrictions: [String] {
        switch subject {
        case .orders: ["status \(orders.statuses.text)"] + orders.limits
        case .moment: orders.segment.map { ["segment \($0)"] } ?? []
        case .file: []
        }
    }

    /// Everything that a reader must know to read the figures, each with its name.
    package var facts: [(name: String, value: String)] {
        var facts = [("as of", asOf ?? "no moment: all that the file holds"), ("time zone", timeZone)]
        switch subject {
        case .orders:
            facts.append(("order statuses", orders.statuses.text))
            facts.append(("currency", orders.currency ?? "whichever the orders have, never added together"))
            if orders.from != nil || orders.to != nil {
                facts.append(("order dates", "\(orders.from ?? "the first") to \(orders.to ?? "the last")"))
            }
        case .moment:
            facts.append(("order statuses", "as the conditions say, DELIVERED where they do not"))
            facts.append(("currency", "as the conditions say"))
        case .file: facts += [("order statuses", "all"), ("currency", "all")]
        }
        if let segment = orders.segment, subject != .file { facts.append(("segment", segment)) }
        return facts + [("database", database)]
    }
}
