internal import Columns

/// The events that are going to lie in row groups, each type for itself.
///
/// Unchecked for the reason that ``EncodedRowGroup`` gives.
struct RowGroupEncoding: @unchecked Sendable {
    private let types: [(buffer: EventBuffer, rows: [Int32])]
    private let size: Int

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
            return stride(from: 0, to: rows.count, by: size).map { start in
                (buffer, Array(rows[start..<min(start + size, rows.count)]))
            }
        }
        nonisolated(unsafe) let shared = slices
        return Concurrently.map(slices.count) { slice in
            let (buffer, rows) = shared[slice]
            return EncodedRowGroup(of: buffer, rows)
        }
    }
}
