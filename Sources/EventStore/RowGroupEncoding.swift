internal import Columns

/// The events that are going to lie in row groups, each type for itself.
///
/// Unchecked for the reason that ``EncodedRowGroup`` gives.
struct RowGroupEncoding: @unchecked Sendable {
    private let types: [(buffer: EventBuffer, rows: [Int32])]
    private let size: Int

    /// How many microseconds a row group spans, about, if it has more than the fewest events: events that come in no order of
    /// time are of all times in each part, and a question about a week should not have to read them all.
    private static let wantedSpan: Int64 = 60 * 86_400_000_000
    /// How many events a row group has at least, unless its type has fewer in the part.
    private static let fewestEvents = 4096

    /// Prepares events.
    ///
    /// - Parameters:
    ///   - types: The events of each type, in the order of their positions: it stays where times are equal.
    ///   - size: How many events a row group has at most.
    init(_ types: [(buffer: EventBuffer, rows: [Int32])], size: Int) {
        (self.types, self.size) = (types, size)
        for (buffer, _) in types { buffer.padAll() }
    }

    /// Encodes the events, on all cores.
    func encoded() -> [EncodedRowGroup] {
        let slices = types.flatMap { buffer, rows in
            var rows = rows
            buffer.occurred.withUnsafeBufferPointer { SortedOrder.sort(&rows, by: $0) }
            return Self.slices(of: rows, buffer.occurred, size: size).map { (buffer, Array(rows[$0])) }
        }
        nonisolated(unsafe) let shared = slices
        return Concurrently.map(slices.count) { slice in
            let (buffer, rows) = shared[slice]
            return EncodedRowGroup(of: buffer, rows)
        }
    }

    /// Divides events of one type, in the order of time, into row groups.
    private static func slices(of rows: [Int32], _ occurred: [Int64], size: Int) -> [Range<Int>] {
        guard !rows.isEmpty else { return [] }
        // A few events with a wrong year say nothing of the others.
        let outer = rows.count / 100
        let (first, last) = (occurred[Int(rows[outer])], occurred[Int(rows[rows.count - 1 - outer])])
        let (span, overflow) = last.subtractingReportingOverflow(first)
        let wanted = overflow ? .max : Int(span / wantedSpan) + 1
        let count = max((rows.count - 1) / size + 1, min(wanted, rows.count / fewestEvents))
        return (0..<count).map { slice in rows.count * slice / count..<rows.count * (slice + 1) / count }
    }
}
