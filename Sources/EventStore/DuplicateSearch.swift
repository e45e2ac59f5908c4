internal import Columns
internal import GRDB

/// Finds the events of a part that are in the store already, or came twice in the part itself.
///
/// Each earlier part costs a read of its fingerprints and a look at a bit for each; memory is that of two parts however
/// large the store is. Every hit is compared by value, since equal hashes must not drop an event.
struct DuplicateSearch {
    private let vocabulary: Vocabulary
    private let comparison: EventComparison

    init(vocabulary: Vocabulary, keyColumn: UInt32) {
        self.vocabulary = vocabulary
        comparison = EventComparison(vocabulary: vocabulary, keyColumn: keyColumn)
    }

    /// What an event is a duplicate of.
    enum Original: Equatable {
        /// Nothing.
        case none
        /// An earlier event of the same part, by its order of arrival.
        case arrival(Int)
        /// An event in the file.
        case stored(Int64)
    }

    /// For each event of the part, in order of arrival, what it is a duplicate of.
    ///
    /// Equal events have equal times, so parts of other periods are not looked at.
    ///
    /// - Parameter order: The arrivals in the order of their fingerprints.
    func originals(
        in builder: PartBuilder,
        order: [Int32],
        parts: [Part],
        _ database: Database
    ) throws -> [Original] {
        var originals = Array(repeating: Original.none, count: builder.count)
        let order = order.map { Int($0) }
        let wanted = SortedFingerprints(order.map { builder.fingerprints[$0] })
        for part in try Self.parts(parts, thatOverlap: builder, database) {
            try compare(part, with: builder, order, wanted, &originals, database)
        }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, builder.fingerprints[order[end]] == builder.fingerprints[order[start]] { end += 1 }
            for later in start..<end where originals[order[later]] == .none {
                for earlier in start..<later
                where originals[order[earlier]] == .none && areEqual(order[earlier], order[later], in: builder) {
                    originals[order[later]] = .arrival(order[earlier])
                    break
                }
            }
            start = end
        }
        return originals
    }

    private static func parts(
        _ parts: [Part],
        thatOverlap builder: PartBuilder,
        _ database: Database
    ) throws -> [Part] {
        let periods = builder.buffers.compactMap { buffer in
            buffer.occurred.min().flatMap { least in buffer.occurred.max().map { (buffer.eventType, least, $0) } }
        }
        let overlapping = try database.cachedStatement(
            sql: """
                SELECT DISTINCT part FROM row_group
                WHERE event_type = ? AND least_occurred <= ? AND greatest_occurred >= ?
                """
        )
        var numbers = Set<Int>()
        for (type, least, greatest) in periods {
            numbers.formUnion(try Int.fetchAll(overlapping, arguments: [Int(type), greatest, least]))
        }
        return parts.filter { numbers.contains($0.number) }
    }

    private func areEqual(_ left: Int, _ right: Int, in builder: PartBuilder) -> Bool {
        let (a, b) = (builder.arrivals[left], builder.arrivals[right])
        return comparison.areEqual(
            builder.buffers[Int(a.buffer)],
            Int(a.row),
            builder.buffers[Int(b.buffer)],
            Int(b.row)
        )
    }

    private func compare(
        _ part: Part,
        with builder: PartBuilder,
        _ order: [Int],
        _ wanted: SortedFingerprints,
        _ originals: inout [Original],
        _ database: Database
    ) throws {
        let hits = wanted.hits(among: try PartFingerprints.values(of: part, database))
        guard !hits.isEmpty else { return }
        let known = try PartFingerprints(of: part, database)
        let whole = try LoadedPart(part, vocabulary: vocabulary, database)
        for hit in hits {
            guard let (buffer, row) = whole.place(of: known.positions[hit.place]) else { continue }
            for arrival in order[hit.equals] where originals[arrival] == .none {
                let new = builder.arrivals[arrival]
                if comparison.areEqual(buffer, row, builder.buffers[Int(new.buffer)], Int(new.row)) {
                    originals[arrival] = .stored(part.firstEvent + Int64(known.positions[hit.place]))
                }
            }
        }
    }
}
