internal import Columns
internal import EventModel
internal import GRDB

/// Folds the orders that new events speak of, all their earlier events included, and records what counts for nothing.
struct OrderDerivation {
    private var reading: OrderEventReading
    private let vocabulary: Vocabulary
    /// Orders with a lower code may have events in earlier parts.
    private let firstNewOrder: UInt32

    init(vocabulary: Vocabulary, zone: ClockZone, firstNewOrder: UInt32) {
        reading = OrderEventReading(vocabulary: vocabulary, zone: zone)
        self.vocabulary = vocabulary
        self.firstNewOrder = firstNewOrder
    }

    /// Derives the orders of a new part.
    ///
    /// - Parameters:
    ///   - buffers: The new events, contacts and positions known; rows with the position `UInt32.max` are left out.
    ///   - firstEvent: The number of the part's first event.
    ///   - earlierParts: The parts that are in the file already.
    /// - Returns: The greatest order code among the new events; nil if they name no order.
    @discardableResult
    mutating func derive(
        _ buffers: [EventBuffer],
        firstEvent: Int64,
        earlierParts: [Part],
        _ database: Database
    ) throws -> UInt32? {
        var events: [KeyedOrderEvent] = []
        events.reserveCapacity(buffers.reduce(0) { $0 + (reading.kind(ofType: $1.eventType) == nil ? 0 : $1.count) })
        for buffer in buffers {
            guard let kind = reading.kind(ofType: buffer.eventType) else { continue }
            for row in 0..<buffer.count where buffer.positions[row] != .max {
                events.append(
                    reading.read(row, of: buffer, kind: kind, number: firstEvent + Int64(buffer.positions[row]))
                )
            }
        }
        guard !events.isEmpty else { return nil }
        var known = Bitmap(count: Int(firstNewOrder))
        for keyed in events where keyed.order < firstNewOrder { known[Int(keyed.order)] = true }
        if !known.isEmpty {
            let earlier = try earlierEvents(of: known, in: earlierParts, database)
            events += earlier
            try OrderVersionTable.remove(orders: known, database)
            try forget(ignored: earlier, database)
        }
        let greatest = events.lazy.map(\.order).filter { $0 != KeyedOrderEvent.none }.max()
        try fold(events, database)
        return greatest
    }

    private func fold(_ events: [KeyedOrderEvent], _ database: Database) throws {
        let (versions, ignored) = Self.fold(events)
        try OrderVersionTable.insert(versions, database)
        let record = try database.cachedStatement(sql: "INSERT INTO ignored_order_event (event, reason) VALUES (?, ?)")
        for event in ignored { try record.execute(arguments: [event.number, Int(event.reason.rawValue)]) }
    }

    /// Folds events of any number of orders, in any order.
    static func fold(_ events: [KeyedOrderEvent]) -> (versions: OrderVersions, ignored: [IgnoredOrderEvent]) {
        // By order, time and event number: the last sort decides, and keeps what it does not decide.
        var keys = SortedOrder.of(events.map(\.event.number))
        events.map(\.event.occurred.microseconds).withUnsafeBufferPointer { SortedOrder.sort(&keys, by: $0) }
        events.map { Int64($0.order) }.withUnsafeBufferPointer { SortedOrder.sort(&keys, by: $0) }
        let sorted = keys.map { events[Int($0)].event }
        var versions = OrderVersions()
        var ignored: [IgnoredOrderEvent] = []
        var folded: [OrderVersion] = []
        var start = 0
        sorted.withUnsafeBufferPointer { sorted in
            while start < keys.count {
                let order = events[Int(keys[start])].order
                var end = start + 1
                while end < keys.count, events[Int(keys[end])].order == order { end += 1 }
                folded.removeAll(keepingCapacity: true)
                OrderFolding.fold(UnsafeBufferPointer(rebasing: sorted[start..<end]), into: &folded, ignored: &ignored)
                for version in folded { versions.append(order: order, version) }
                start = end
            }
        }
        return (versions, ignored)
    }

    /// The order events of earlier parts that speak of the given orders.
    private mutating func earlierEvents(
        of orders: Bitmap,
        in parts: [Part],
        _ database: Database
    ) throws -> [KeyedOrderEvent] {
        guard let keyColumn = reading.keyColumn else { return [] }
        let least = orders.firstOne ?? orders.count
        let chunkColumn = SystemColumn.firstNamed + Int(keyColumn)
        let keys = try ChunkTable.entries(database, columns: [chunkColumn])
        var found: [KeyedOrderEvent] = []
        var ofPart: (number: Int, entries: [ChunkAddress: ChunkEntry]) = (-1, [:])
        for group in try StoreCatalogue.rowGroups(database, of: parts) {
            guard let kind = reading.kind(ofType: group.eventType) else { continue }
            let address = ChunkAddress(part: group.part.number, rowGroup: group.number, column: chunkColumn)
            guard let entry = keys[address] else { continue }
            if let bounds = entry.bounds, bounds.lowerBound >= orders.count || bounds.upperBound < least { continue }
            let key = try StoreCatalogue.column(keyColumn, entry, at: address, database)
            guard !rows(of: orders, in: key).isEmpty else { continue }
            let part = group.part.number
            if ofPart.number != part { ofPart = (part, try ChunkTable.entries(database, part: part)) }
            let buffer = try StoreCatalogue.read(
                group,
                entries: ofPart.entries,
                registry: vocabulary.registry,
                wanted: reading.columns,
                database
            )
            for row in buffer.existing(keyColumn).map({ rows(of: orders, in: $0) }) ?? [] {
                let number = group.part.firstEvent + Int64(buffer.positions[row])
                found.append(reading.read(row, of: buffer, kind: kind, number: number))
            }
        }
        return found
    }

    /// The rows that name one of the orders.
    ///
    /// Their codes are those of identifiers that are not blank, so that no text need be looked at.
    private func rows(of orders: Bitmap, in key: ColumnBuffer) -> [Int] {
        let (classList, valueList) = (key.classes, key.values)
        let (classes, values) = (classList.span, valueList.span)
        let count = UInt64(orders.count)
        var rows: [Int] = []
        for row in values.indices where UInt64(bitPattern: values[row]) < count && orders[Int(values[row])] {
            if classes[row] == .text || classes[row] == .digits { rows.append(row) }
        }
        return rows
    }

    /// Takes back that events were ignored: their orders are folded anew.
    private func forget(ignored events: [KeyedOrderEvent], _ database: Database) throws {
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
