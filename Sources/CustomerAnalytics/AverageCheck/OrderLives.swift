internal import Columns
internal import EventModel
internal import EventStore

/// For some orders, the events whose fold they are: from the one that created the order last to the one that made it
/// what it is.
struct OrderLives {
    /// One moment of an order.
    struct Moment: Hashable {
        let life: Int
        let time: Int64
    }

    /// How many orders there are.
    var count: Int { origins.count }
    /// The number of the event that created each order.
    private(set) var origins: [Int64] = []
    private var originTimes: [Int64] = []
    /// The time and number of the event that made each order what it is.
    private var ends: [(time: Int64, event: Int64)] = []
    private var lifeOfOrder: [UInt32]
    private var versionEvents: Bitmap
    /// All versions of all orders.
    private let versions: OrderVersions
    /// The event that made each version.
    private let events: [Int64]

    private static let none = UInt32.max

    /// Finds the lives of orders of a store; an order that comes twice has one.
    ///
    /// - Throws: `StoreError`.
    init(_ orders: CountedOrders, in snapshot: StoreSnapshot) throws {
        let own = orders.book.versions
        versions = orders.book.moment == nil ? own : try snapshot.orderVersions()
        events = versions.events
        let allOrigins = versions.origins
        lifeOfOrder = Array(repeating: Self.none, count: versions.orders.max().map { Int($0) + 1 } ?? 0)
        versionEvents = Bitmap(count: Int(events.max().map { $0 + 1 } ?? 0))
        let (ownOrders, ownStarts, ownEvents, ownOrigins) = (own.orders, own.validFrom, own.events, own.origins)
        let (orderCodes, starts) = (versions.orders, versions.validFrom)
        // The lists of a damaged file are empty, or do not go together; that is known once they are read.
        try snapshot.checkTexts()
        for row in orders.rows.lazy.map({ Int($0) }) where lifeOfOrder[Int(ownOrders[row])] == Self.none {
            lifeOfOrder[Int(ownOrders[row])] = UInt32(ends.count)
            ends.append((ownStarts[row], ownEvents[row]))
            origins.append(ownOrigins[row])
        }
        originTimes = Array(repeating: .max, count: ends.count)
        for version in 0..<versions.count {
            versionEvents[Int(events[version])] = true
            let life = lifeOfOrder[Int(orderCodes[version])]
            guard life != Self.none, allOrigins[version] == origins[Int(life)] else { continue }
            // The earliest version of an origin begins when its event occurred, even if a later event of that moment made it.
            originTimes[Int(life)] = min(originTimes[Int(life)], starts[version])
        }
    }

    /// The life of an order that is known to have one.
    @inline(__always)
    func life(ofOrder order: Int) -> Int { Int(lifeOfOrder[order]) }

    /// The life of an order, if it has one and an event lies in it.
    @inline(__always)
    func life(ofOrder order: Int, holding time: Int64, _ event: Int64) -> Int? {
        guard order < lifeOfOrder.count, lifeOfOrder[order] != Self.none else { return nil }
        let life = Int(lifeOfOrder[order])
        guard (time, event) <= ends[life] else { return nil }
        return (originTimes[life], origins[life]) <= (time, event) ? life : nil
    }

    /// Whether an event made a version of an order.
    @inline(__always)
    func madeVersion(_ event: Int64) -> Bool {
        event < Int64(versionEvents.count) && versionEvents[Int(event)]
    }

    /// For each moment at which a version of some lives begins, the event that made it.
    func lastEvents(ofLives wanted: Set<Int>) -> [Moment: Int64] {
        var last: [Moment: Int64] = [:]
        let (orderCodes, starts) = (versions.orders, versions.validFrom)
        for version in 0..<versions.count {
            let life = lifeOfOrder[Int(orderCodes[version])]
            guard life != Self.none, wanted.contains(Int(life)) else { continue }
            last[Moment(life: Int(life), time: starts[version])] = events[version]
        }
        return last
    }
}
