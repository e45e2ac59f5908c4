package import EventModel

/// A list of order statuses, or all of them.
package struct OrderStatuses: Hashable, Sendable {
    /// The statuses.
    package let statuses: Set<OrderStatus>
    /// Whether all were asked for, by the word any.
    package let isAny: Bool

    /// What the vendor counts.
    package static let delivered = OrderStatuses(statuses: [.delivered], isAny: false)

    private init(statuses: Set<OrderStatus>, isAny: Bool) {
        self.statuses = statuses
        self.isAny = isAny
    }

    /// Reads `any`, or names between commas, in capitals or not; nil if there is no such status.
    package init?(_ text: String) {
        guard text.lowercased() != "any" else {
            self.init(statuses: Set(OrderStatus.allCases), isAny: true)
            return
        }
        var statuses = Set<OrderStatus>()
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let status = OrderStatus(name: name.uppercased()) else { return nil }
            statuses.insert(status)
        }
        self.init(statuses: statuses, isAny: false)
    }

    /// The list as results state it.
    package var text: String {
        isAny ? "any" : OrderStatus.allCases.filter(statuses.contains).map(\.name).joined(separator: ",")
    }

    /// The words that a list can have.
    package static let words = OrderStatus.allCases.map(\.name) + ["any"]
}
