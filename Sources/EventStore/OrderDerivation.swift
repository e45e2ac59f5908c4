internal import Columns
internal import EventModel
internal import GRDB

/// Folds the orders that new events speak of, all their earlier events included, and records what counts for nothing.
///
/// The events of new parts wait until it is worth reading again what earlier parts have of their orders, some parts at most. Were
/// it done for every part, events that come in no order of time would have all parts read for each, and take the square of their
/// number.
struct OrderDerivation {
    private let vocabulary: Vocabulary
    private let zone: ClockZone
    /// Orders with a lower code may have events in parts that do not wait.
    private var firstNewOrder: UInt32
    private var waiting: [KeyedOrderEvent] = []
    /// The number of the first event of the first part that waits.
    private var firstWaiting: Int64?
    private var waitingParts = 0
    /// The orders that wait and may have events in parts that do not.
    private var known: Bitmap

    /// How many events may be looked at again for each one that waits.
    private static let greatestRereading = 16
    /// How many parts wait at most: what waits is lost when the program is killed, and takes memory.
    private static let greatestWaitingParts = 16
    /// From how many events on nothing waits, for parts of many small ones.
    private static let greatestWaitingEvents = 1 << 20

    /// Begins with nothing waiting.
    ///
    /// - Parameter firstNewOrder: The lowest code of an order of which no part has an event.
    init(vocabulary: Vocabulary, zone: ClockZone, firstNewOrder: UInt32) {
        self.vocabulary = vocabulary
        self.zone = zone
        self.firstNewOrder = firstNewOrder
        known = Bitmap(count: Int(firstNewOrder))
    }

    /// Whether the orders in the file are those of all events that were taken.
    var isUpToDate: Bool { firstWaiting == nil }

    /// Takes the events of a new part.
    ///
    /// - Parameters:
    ///   - buffers: The events, contacts and positions known; rows with the position `UInt32.max` are left out.
    ///   - firstEvent: The number of the part's first event.
    mutating func take(_ buffers: [EventBuffer], firstEvent: Int64) {
        var reading = OrderEventReading(vocabulary: vocabulary, zone: zone)
        firstWaiting = firstWaiting ?? firstEvent
        waitingParts += 1
        for buffer in buffers {
            guard let kind = reading.kind(ofType: buffer.eventType) else { continue }
            let columns = reading.columns(of: buffer)
            let positions = buffer.positions
            for row in positions.indices where positions[row] != .max {
                let number = firstEvent + Int64(positions[row])
                let order = reading.orderCode(row, of: columns)
                if order < firstNewOrder { known[Int(order)] = true }
                waiting.append(reading.read(row, of: columns, kind: kind, number: number, order: order))
            }
        }
    }

    /// Derives the orders of the events that wait, unless far more events had to be looked at again.
    ///
    /// - Parameters:
    ///   - parts: All parts, but those that wait may be left out.
    ///   - isLast: Whether it is done in any case.
    mutating func derive(parts: [Part], isLast: Bool, _ database: Database) throws {
        guard let firstWaiting else { return }
        if known.any {
            let earlierParts = parts.filter { $0.firstEvent < firstWaiting }
            let earlier = try EarlierOrderEvents(of: known, in: earlierParts, vocabulary, zone, database)
            guard
                isLast || waitingParts >= Self.greatestWaitingParts || waiting.count >= Self.greatestWaitingEvents
                    || earlier.rowCount <= Self.greatestRereading * waiting.count
            else { return }
            let first = waiting.count
            try earlier.append(to: &waiting, database)
            try OrderVersionTable.remove(orders: known, database)
            try forget(ignored: waiting[first...], database)
        }
        for keyed in waiting where keyed.order != KeyedOrderEvent.none {
            firstNewOrder = max(firstNewOrder, keyed.order + 1)
        }
        let record = try database.cachedStatement(sql: "INSERT INTO ignored_order_event (event, reason) VALUES (?, ?)")
        try Self.fold(waiting, versionsAtOnce: OrderVersionTable.versionsPerGroup) { versions, ignored in
            try OrderVersionTable.insert(versions, database)
            for event in ignored { try record.execute(arguments: [event.number, Int(event.reason.rawValue)]) }
        }
        waiting = []
        self.firstWaiting = nil
        waitingParts = 0
        known = Bitmap(count: Int(firstNewOrder))
    }

    /// Folds events of any number of orders, in any order.
    ///
    /// - Parameters:
    ///   - versionsAtOnce: After how many versions those of the next order come in another call.
    ///   - take: Called with versions, sorted by order, and the events that count for nothing.
    static func fold(
        _ events: [KeyedOrderEvent],
        versionsAtOnce: Int = .max,
        _ take: (OrderVersions, [IgnoredOrderEvent]) throws -> Void
    ) rethrows {
        // By order, time and event number: the last sort decides, and keeps what it does not decide.
        var keys = SortedOrder.of(events.map(\.event.number))
        events.map(\.event.occurred.microseconds).withUnsafeBufferPointer { SortedOrder.sort(&keys, by: $0) }
        events.map { Int64($0.order) }.withUnsafeBufferPointer { SortedOrder.sort(&keys, by: $0) }
        var versions = OrderVersions()
        var ignored: [IgnoredOrderEvent] = []
        var sorted: [OrderEvent] = []
        var folded: [OrderVersion] = []
        var start = 0
        while start < keys.count {
            let order = events[Int(keys[start])].order
            sorted.removeAll(keepingCapacity: true)
            var end = start
            while end < keys.count, events[Int(keys[end])].order == order {
                sorted.append(events[Int(keys[end])].event)
                end += 1
            }
            start = end
            folded.removeAll(keepingCapacity: true)
            sorted.withUnsafeBufferPointer { OrderFolding.fold($0, into: &folded, ignored: &ignored) }
            for version in folded { versions.append(order: order, version) }
            if versions.count >= versionsAtOnce {
                try take(versions, ignored)
                (versions, ignored) = (OrderVersions(), [])
            }
        }
        try take(versions, ignored)
    }

    /// Takes back that events were ignored: their orders are folded anew.
    private func forget(ignored events: ArraySlice<KeyedOrderEvent>, _ database: Database) throws {
        let ignored = try Int.fetchOne(database, sql: "SELECT count(*) FROM ignored_order_event") ?? 0
        let forget = try database.cachedStatement(sql: "DELETE FROM ignored_order_event WHERE event = ?")
        guard ignored > 0 else { return }
        guard ignored < events.count else {
            for keyed in events { try forget.execute(arguments: [keyed.event.number]) }
            return
        }
        // Mostly few events are ignored, and a statement for each of the others would take longer than folding them.
        let numbers = Set(events.map(\.event.number))
        for number in try Int64.fetchAll(database, sql: "SELECT event FROM ignored_order_event")
        where numbers.contains(number) {
            try forget.execute(arguments: [number])
        }
    }
}
