internal import Columns
internal import EventModel
internal import GRDB

/// The order events of parts in the file that speak of certain orders: first where they may be, and then what they are.
struct EarlierOrderEvents {
    private var reading: OrderEventReading
    private let vocabulary: Vocabulary
    private let orders: Bitmap
    private var candidates: [Candidate] = []

    /// A row group that may have some, and its column of orders.
    private struct Candidate {
        let group: RowGroup
        let kind: OrderEventKind
        let keys: ChunkEntry
    }

    /// Finds the row groups of parts that may have events of the given orders, by what the catalogue knows of them.
    init(
        of orders: Bitmap,
        in parts: [Part],
        _ vocabulary: Vocabulary,
        _ zone: ClockZone,
        _ database: Database
    ) throws {
        self.orders = orders
        reading = OrderEventReading(vocabulary: vocabulary, zone: zone)
        self.vocabulary = vocabulary
        guard let keyColumn = reading.keyColumn else { return }
        let keys = try ChunkTable.entries(database, columns: [Self.chunkColumn(keyColumn)])
        for group in try StoreCatalogue.rowGroups(database, of: parts) {
            guard let kind = reading.kind(ofType: group.eventType),
                let entry = keys[Self.address(of: keyColumn, in: group)],
                entry.bounds.map({ Self.hasOne(of: orders, in: $0) }) ?? true
            else { continue }
            candidates.append(Candidate(group: group, kind: kind, keys: entry))
        }
    }

    /// How many events the row groups have, those of other orders included.
    var rowCount: Int { candidates.reduce(0) { $0 + $1.group.events } }

    /// Appends the events.
    func append(to events: inout [KeyedOrderEvent], _ database: Database) throws {
        guard let keyColumn = reading.keyColumn else { return }
        var reading = reading
        let references = EventReferences(of: vocabulary)
        var ofPart: (number: Int, entries: [ChunkAddress: ChunkEntry]) = (-1, [:])
        for candidate in candidates {
            let group = candidate.group
            let address = Self.address(of: keyColumn, in: group)
            let key = try StoreCatalogue.column(keyColumn, candidate.keys, at: address, references, database)
            guard !matches(in: key).isEmpty else { continue }
            let part = group.part.number
            if ofPart.number != part { ofPart = (part, try ChunkTable.entries(database, part: part)) }
            let buffer = try StoreCatalogue.read(
                group,
                entries: ofPart.entries,
                registry: vocabulary.registry,
                references: references,
                wanted: reading.columns,
                database
            )
            guard let key = buffer.existing(keyColumn) else { continue }
            let columns = reading.columns(of: buffer)
            for (row, order) in matches(in: key) {
                let number = group.part.firstEvent + Int64(buffer.positions[row])
                events.append(reading.read(row, of: columns, kind: candidate.kind, number: number, order: order))
            }
        }
    }

    /// The rows that name one of the orders, each with its code.
    ///
    /// The codes are those of identifiers that are not blank, so that no text need be looked at.
    private func matches(in key: ColumnBuffer) -> [(row: Int, order: UInt32)] {
        let (classList, valueList) = (key.classes, key.values)
        let (classes, values) = (classList.span, valueList.span)
        let count = UInt64(orders.count)
        var matches: [(row: Int, order: UInt32)] = []
        for row in values.indices where UInt64(bitPattern: values[row]) < count && orders[Int(values[row])] {
            if classes[row] == .text || classes[row] == .digits { matches.append((row, UInt32(values[row]))) }
        }
        return matches
    }

    private static func chunkColumn(_ keyColumn: UInt32) -> Int { SystemColumn.firstNamed + Int(keyColumn) }

    private static func address(of keyColumn: UInt32, in group: RowGroup) -> ChunkAddress {
        ChunkAddress(part: group.part.number, rowGroup: group.number, column: chunkColumn(keyColumn))
    }

    private static func hasOne(of orders: Bitmap, in bounds: ClosedRange<Int64>) -> Bool {
        let all = 0..<Int64(orders.count)
        guard bounds.overlaps(all) else { return false }
        let shared = bounds.clamped(to: 0...Int64(orders.count - 1))
        return orders.hasOne(in: Int(shared.lowerBound)..<Int(shared.upperBound) + 1)
    }
}
