internal import EventModel

/// The account's orders, as the events and requests that came for each, in the order of their arrival.
///
/// The vendor works events off as they come: an orderDelivered that arrives before the orderCreated finds no order and is
/// ignored, whatever its `occurred` says. (Yespo support, Sending Orders via the API Resource Generate event: "If the order
/// does not exist, it is ignored".) So the folding, which is `OrderFolding`'s, gets the arrivals for times.
struct OrderLedger: Sendable {
    /// An order event that has arrived.
    struct Arrival: Sendable {
        var event: OrderEvent
        /// When it happened; nil for what Add orders brought, which no deletion of events takes away.
        let occurred: WallClock?
        /// Whether it names a contact, be it an unknown one.
        let namesContact: Bool
    }

    /// What came of the orders.
    struct Summary: Hashable {
        var orders: [String: Int] = [:]
        var ignored: [String: Int] = [:]
    }

    private var arrivals: [String: [Arrival]] = [:]
    /// Those that belong to no order.
    private var stray: [Arrival] = []
    private var count: Int64 = 0

    /// Enters an event under its order, or under none.
    mutating func enter(_ statement: OrderStatement, contact: Int?, occurred: WallClock?, namesContact: Bool) {
        var event = statement.event
        event.contact = contact.map { UInt32($0) }
        event.number = count
        event.occurred = WallClock(microseconds: count)
        count += 1
        let arrival = Arrival(event: event, occurred: occurred, namesContact: namesContact)
        if let order = statement.order {
            arrivals[order, default: []].append(arrival)
        } else {
            stray.append(arrival)
        }
    }

    /// Forgets the events of a period.
    mutating func remove(_ moments: ClosedRange<WallClock>) {
        func isGone(_ arrival: Arrival) -> Bool { arrival.occurred.map(moments.contains) ?? false }
        for order in arrivals.keys { arrivals[order]?.removeAll(where: isGone) }
        stray.removeAll(where: isGone)
    }

    /// How many orders there are of each status, and how many events count for nothing, by reason.
    var summary: Summary {
        var summary = Summary()
        for arrivals in arrivals.values {
            if let status = Self.fold(arrivals, into: &summary)?.status { summary.orders[status.name, default: 0] += 1 }
        }
        _ = Self.fold(stray, into: &summary)
        return summary
    }

    private static func fold(_ arrivals: [Arrival], into summary: inout Summary) -> OrderVersion? {
        var (versions, ignored): ([OrderVersion], [IgnoredOrderEvent]) = ([], [])
        arrivals.map(\.event).withUnsafeBufferPointer {
            OrderFolding.fold($0, into: &versions, ignored: &ignored)
        }
        for event in ignored {
            let isUnknown = arrivals.contains { $0.event.number == event.number && $0.namesContact }
            let reason = event.reason == .noContact && isUnknown ? Self.unknownContact : event.reason.text
            summary.ignored[reason, default: 0] += 1
        }
        return versions.last
    }

    /// What stands for `IgnoredReason.noContact` where the event names somebody.
    static let unknownContact = "its contact is not known; contacts are imported first"
}
